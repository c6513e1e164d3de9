import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Bits of an IPv6 address that stand for one network; within it a device has as many addresses as it likes (RFC 7934 §6). */
const NETWORK_BITS = 64;

/** An IPv4 address that a socket of both families writes as IPv6 (RFC 4291 §2.5.5.2), as itself. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * Who is at the other end of a request: an IPv4 address, or the network of an IPv6 address. X-Forwarded-For is believed
 * only as far as named proxies wrote it: each adds at the end whom it was asked by.
 * @param proxies addresses of the proxies that are named in the configuration
 * @returns undefined for this machine itself, and where nobody can say
 */
export function peerOf(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { remoteAddress?: string | undefined } },
  proxies: readonly string[],
): string | undefined {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const chain = forwarded.split(',').map(entry => plain(entry.trim()));
  let address = plain(socket.remoteAddress ?? '');
  while (proxies.includes(address)) {
    const before = chain.pop() ?? '';
    // What is no address was not written by a proxy that does its work; the proxy itself is then all that is known.
    if (isIP(before) === 0) break;
    address = before;
  }
  if (isIP(address) === 0 || LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return undefined;
  return isIPv6(address) ? networkOf(address) : address;
}

function networkOf(address: string): string {
  // The URL parser writes every IPv6 address in one way (URL Standard, "IPv6 serializer"), but for a zone.
  const [canonical = ''] = new URL(`http://[${address.split('%', 1)[0]}]`).hostname.slice(1, -1).split('%');
  const [left = '', right = ''] = canonical.split('::');
  const groups = left === '' ? [] : left.split(':');
  const rest = right === '' ? [] : right.split(':');
  const all = canonical.includes('::')
    ? [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest]
    : groups;
  return `${all.slice(0, NETWORK_BITS / 16).join(':')}::/${NETWORK_BITS}`;
}
