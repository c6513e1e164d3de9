import type { Origin } from './origin.ts';

/**
 * The public suffix of a host that is a domain: the part below which anyone may register a name. The list that says so
 * weighs more than a page of a lesson, so that whoever needs it hands it over (`site-list.ts`).
 */
export type SuffixOf = (host: string) => string;

/** What holds where no list knows better (https://github.com/publicsuffix/list/wiki/Format, prevailing rule `*`), so `localhost` too. */
export const lastLabel: SuffixOf = host => host.slice(host.lastIndexOf('.') + 1);

/**
 * The host's registrable domain, null where it has none: an address, a public suffix, an empty host
 * (https://url.spec.whatwg.org/#host-registrable-domain).
 *
 * @param host as the URL parser writes it
 */
export function registrableDomain(host: string, suffixOf: SuffixOf = lastLabel): string | null {
  if (isAddress(host)) return null;
  // A name with a dot at its end is another name, and of another site.
  const dot = host.endsWith('.') ? '.' : '';
  const name = host.slice(0, host.length - dot.length);
  const suffix = suffixOf(name);
  if (name === suffix || name === '') return null;
  const label = name
    .slice(0, -suffix.length - 1)
    .split('.')
    .at(-1);
  return label ? `${label}.${suffix}${dot}` : null;
}

/** IPv4 in four decimal numbers, or IPv6 in brackets: the parser leaves no other spelling. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

export interface SiteOptions {
  /** Whether http and https are two sites: Chromium and the standard; not Firefox. */
  readonly schemeful: boolean;
  readonly suffixOf?: SuffixOf | undefined;
}

/** https://html.spec.whatwg.org/#same-site and #schemelessly-same-site */
export function isSameSite(a: Origin, b: Origin, { schemeful, suffixOf }: SiteOptions): boolean {
  if (a.kind === 'opaque' || b.kind === 'opaque') return a === b;
  if (schemeful && a.scheme !== b.scheme) return false;
  const domain = registrableDomain(a.host, suffixOf);
  return domain === null ? a.host === b.host : domain === registrableDomain(b.host, suffixOf);
}
