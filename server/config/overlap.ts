import { isIPv6 } from 'node:net';
import { LISTEN } from './variables.ts';

/** Each family with the address that stands for all of its addresses; the ports of `::` are opened for IPv6 only. */
const FAMILIES = [
  { name: 'IPv4', all: '0.0.0.0', holds: (address: string) => !isIPv6(address) },
  { name: 'IPv6', all: '::', holds: isIPv6 },
] as const;

/**
 * A port that is open on every address of a family cannot be opened on one of them besides, and the system would only say
 * that it is in use. A sentence of one line for each family where that is asked for.
 *
 * @param addresses in their canonical spelling
 */
export function overlap(addresses: readonly string[]): string[] {
  return FAMILIES.flatMap(({ name, all, holds }) => {
    const within = addresses.filter(address => holds(address) && address !== all);
    if (!addresses.includes(all) || within.length === 0) return [];
    const kept = addresses.filter(address => !within.includes(address));
    return [
      `${LISTEN.name} holds ${all} and ${within.join(', ')}, but ${all} includes every ${name} address; write ${LISTEN.name}=${kept.join(',')}.`,
    ];
  });
}
