import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { canonicalAddress } from '../config/ip-address.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Bits of an IPv6 address that stand for one network; within it a device has as many addresses as it likes (RFC 7934 §6). */
const NETWORK_BITS = 64;

/** An entry of X-Forwarded-For without the port that some proxies add: `192.0.2.1:1000`, `[2001:db8::1]:1000`. */
function withoutPort(entry: string): string {
  const [, ipv6, ipv4] = /^(?:\[([^\]]*)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/.exec(entry) ?? [];
  return ipv6 ?? ipv4 ?? entry;
}

/**
 * Who is at the other end of a request: an IPv4 address, or the network of an IPv6 address. X-Forwarded-For is believed
 * only as far as named proxies wrote it: each adds at the end whom it was asked by.
 *
 * @param proxies addresses of the proxies that are named in the configuration, in their one spelling
 * @returns undefined for this machine itself, and where nobody can say
 */
export function peerOf(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { remoteAddress?: string | undefined } },
  proxies: readonly string[],
): string | undefined {
  const field = headers['x-forwarded-for'];
  const chain = field === undefined ? [] : [field].flat().join(',').split(',');
  let address = canonicalAddress(socket.remoteAddress ?? '');
  while (address !== undefined && proxies.includes(address)) {
    const entry = chain.pop();
    if (entry === undefined) break;
    const before = canonicalAddress(withoutPort(entry.trim()));
    // What is no address was not written by a proxy that does its work; the proxy itself, wherever it runs, is then all that is known.
    if (before === undefined) return networkOf(address);
    address = before;
  }
  if (address === undefined || LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return undefined;
  return networkOf(address);
}

/** @param address in its one spelling */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = '', right = ''] = address.split('::');
  const groups = left === '' ? [] : left.split(':');
  const rest = right === '' ? [] : right.split(':');
  const all = address.includes('::')
    ? [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest]
    : groups;
  return `${all.slice(0, NETWORK_BITS / 16).join(':')}::/${NETWORK_BITS}`;
}
