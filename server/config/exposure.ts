import { getDomain } from 'tldts';
import { ORIGIN_NAMES, type OriginName, type Origins } from '../protocol/origins.ts';
import type { Config } from './config.ts';
import { isLoopbackName } from './loopback.ts';
import { LISTEN, ORIGINS } from './variables.ts';

const hostOf = (origin: string) => new URL(origin).hostname;

/** Whether a page at this origin can be reached from this machine alone. */
const isLocal = (origin: string) => isLoopbackName(hostOf(origin));

/** IPv6 has many spellings of one address; the URL parser knows them all. */
const isLoopbackAddress = (address: string) =>
  isLoopbackName(hostOf(`http://${address.includes(':') ? `[${address}]` : address}`));

/** The host's registrable domain; an address and a public suffix have none, and are compared as they are. */
const siteOf = (origin: string) => getDomain(origin, { allowPrivateDomains: true }) ?? hostOf(origin);

/**
 * What is wrong with an installation that others can reach, a sentence of one line each. Alone on one machine nothing of it
 * can happen.
 */
export function exposures({ addresses, origins }: Pick<Config, 'addresses' | 'origins'>): string[] {
  const where = (holds: (origin: string) => boolean): OriginName[] =>
    ORIGIN_NAMES.filter(name => holds(origins[name]));
  const local = where(isLocal);
  const open = addresses.filter(address => !isLoopbackAddress(address));
  const plain = where(origin => !isLocal(origin) && origin.startsWith('http:'));
  const localLabs = local.filter(name => name !== 'reader');
  const publicLabs = where(origin => !isLocal(origin)).filter(name => name !== 'reader');
  const isPublic = !isLocal(origins.reader);
  const ownSite = publicLabs.filter(name => isPublic && siteOf(origins[name]) === siteOf(origins.reader));

  const sentences: string[] = [];
  if (open.length > 0 && local.length > 0) {
    sentences.push(
      `${LISTEN.name} holds ${open.join(', ')}, which other machines may reach, while ${held(local, origins)} can be opened on this machine alone; ` +
        'listen on loopback addresses, or give every origin a public name.',
    );
  }
  if (plain.length > 0) {
    sentences.push(
      `${held(plain, origins)} would send everything unencrypted; a public origin begins with https://.`,
    );
  }
  if (isPublic && localLabs.length > 0) {
    sentences.push(
      `${ORIGINS.reader.name} is public, while ${held(localLabs, origins)} would lead each reader to their own machine; give the lab public origins too.`,
    );
  }
  if (!isPublic && publicLabs.length > 0) {
    sentences.push(
      `${ORIGINS.reader.name} can be opened on this machine alone, while ${held(publicLabs, origins)} is public; give all of them public names, or none.`,
    );
  }
  if (ownSite.length > 0) {
    sentences.push(
      `${held(ownSite, origins)} belongs to the reader’s own site, ${siteOf(origins.reader)}, so the lab could set cookies for the reader; give the lab another registrable domain.`,
    );
  }
  return sentences;
}

/** `ORIGIN_LAB=http://lab.example and ORIGIN_EVIL=…` */
function held(names: readonly OriginName[], origins: Origins): string {
  return names.map(name => `${ORIGINS[name].name}=${origins[name]}`).join(', ');
}
