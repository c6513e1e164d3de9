import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import type { Origin } from './origin.ts';
import * as siteSteps from './site-steps.ts';

/**
 * The public suffix of a host that is a domain: the part below which anyone may register a name. The list that says so
 * weighs more than a lesson with all its code, so that whoever compares names that anyone may choose hands it over
 * (`site-list.ts`). The names of one machine need none.
 */
export type SuffixOf = (host: string) => string;

/** What holds where no list knows better: https://github.com/publicsuffix/list/wiki/Format#formal-algorithm, rule `*`. */
export const lastLabel: SuffixOf = host => host.slice(host.lastIndexOf('.') + 1);

/** The answer to a question about names, with the steps that led there. */
export interface SiteAnswer {
  /** Null: it has none. */
  readonly domain: string | null;
  readonly steps: readonly Step[];
}

const TOLERATED = { tolerated: 'next-step' } as const;

/**
 * The host's registrable domain: https://url.spec.whatwg.org/#host-registrable-domain. An address, a public suffix and an
 * empty host have none; of `localhost` no list says anything, so that it is a public suffix like every single label.
 *
 * @param host as the URL parser writes it
 */
export function registrableDomain(host: string, suffixOf: SuffixOf = lastLabel): SiteAnswer {
  if (isAddress(host) || host === '') {
    const none = step(siteSteps.publicSuffix, false, { found: host, wanted: null }, TOLERATED);
    return { domain: null, steps: [none] };
  }
  // A name with a dot at its end is another name, and of another site.
  const dot = host.endsWith('.') ? '.' : '';
  const name = host.slice(0, host.length - dot.length);
  const suffix = suffixOf(name);
  const label =
    name === suffix
      ? undefined
      : name
          .slice(0, -suffix.length - 1)
          .split('.')
          .at(-1);
  const domain = label ? `${label}.${suffix}${dot}` : null;
  return {
    domain,
    steps: [
      step(siteSteps.publicSuffix, true, { found: host, wanted: suffix }),
      step(siteSteps.registrableDomain, domain !== null, { found: host, wanted: domain }, TOLERATED),
    ],
  };
}

/** IPv4 in four decimal numbers, or IPv6 in brackets: the parser leaves no other spelling. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

export interface SiteOptions {
  /** Whether http and https are two sites: so the standard and Chromium; not Firefox, see `sec-fetch.ts` and `cookies-context.ts`. */
  readonly schemeful: boolean;
  readonly suffixOf?: SuffixOf | undefined;
}

/** https://html.spec.whatwg.org/#same-site, or #schemelessly-same-site, with the steps that led there. */
export function sameSite(
  a: Origin,
  b: Origin,
  { schemeful, suffixOf }: SiteOptions,
): { readonly same: boolean; readonly steps: readonly Step[] } {
  if (a.kind === 'opaque' || b.kind === 'opaque') {
    const compared = {
      found: a.kind === 'opaque' ? 'null' : a.host,
      wanted: b.kind === 'opaque' ? 'null' : b.host,
    };
    return {
      same: a === b,
      steps: [step(siteSteps.siteHosts, a === b, compared, { ...TOLERATED, compared: false })],
    };
  }
  const [one, other] = [registrableDomain(a.host, suffixOf), registrableDomain(b.host, suffixOf)];
  const [found, wanted] = [one.domain ?? a.host, other.domain ?? b.host];
  const hosts = step(siteSteps.siteHosts, found === wanted, { found, wanted }, TOLERATED);
  const schemes = { found: a.scheme, wanted: b.scheme };
  const scheme = schemeful
    ? step(siteSteps.siteScheme, a.scheme === b.scheme, schemes, TOLERATED)
    : step(siteSteps.siteSchemeIgnored, true, schemes);
  return {
    same: hosts.passed && scheme.passed,
    steps: [...one.steps, ...other.steps, hosts, scheme],
  };
}

/** Whether two origins are of one site. */
export function isSameSite(a: Origin, b: Origin, options: SiteOptions): boolean {
  return sameSite(a, b, options).same;
}
