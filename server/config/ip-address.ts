import { isIP } from 'node:net';

/**
 * An IP address in the one spelling by which it can be compared: IPv6 as the URL parser writes it (URL Standard, "IPv6
 * serializer"), without a zone, and an IPv4 address that stands in an IPv6 one (RFC 4291 §2.5.5.2) as itself.
 *
 * @returns undefined for what is no IP address
 */
export function canonicalAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family !== 6) return family === 4 ? text : undefined;
  const address = new URL(`http://[${text.split('%', 1)[0]}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low]
    .flatMap(group => {
      const number = Number.parseInt(group, 16);
      return [number >> 8, number & 255];
    })
    .join('.');
}
