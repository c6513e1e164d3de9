import type { Branch } from './coverage.ts';

interface Exempt<Name> {
  readonly reason: string;
  readonly names: readonly Name[];
}

/** Branches that no drawn case takes twenty times. The tables beside the rules hold them. */
const UNDRAWN: readonly Exempt<Branch>[] = [
  {
    reason: 'A browser sends no handshake without these.',
    names: [
      'request-line: failed',
      'request-upgrade: failed',
      'request-connection: failed',
      'request-key: failed',
      'request-version: failed',
    ],
  },
  {
    reason: 'On loopback nothing is mixed content and every cookie is safe.',
    names: [
      'mixed-content: failed',
      'mixed-fetch: failed',
      'cookie-secure-set: failed',
      'cookie-secure: failed',
      'cookie-secure-kept: passed',
      'cookie-secure-kept: failed',
    ],
  },
  {
    reason:
      'The lab sets cookies of a few kinds, each well-formed, none long, and all alive until the run ends.',
    names: [
      'cookie-store-credentials: failed',
      'cookie-characters: failed',
      'cookie-name: failed',
      'cookie-size: failed',
      'cookie-prefix: failed',
      'cookie-prefix-nameless: failed',
      'cookie-domain-set: failed',
      'cookie-removed: passed',
      'cookie-alive: failed',
      'cookie-third-party-set: passed',
    ],
  },
  {
    reason: 'A stream can be sent again over HTTP/2 alone, which the lab does not speak.',
    names: ['redirect-stream: passed', 'redirect-stream: failed'],
  },
  {
    reason:
      'A Partitioned cookie of the lab that is not Secure is SameSite=None too, which is looked at first.',
    names: ['cookie-partitioned-secure: failed'],
  },
  {
    reason: 'Neither browser, as it comes, has cookies for third parties that are not partitioned.',
    names: ['cookie-third-party: passed'],
  },
  {
    reason: 'A form posts in a window of its own, which needs a click.',
    names: ['cookie-lax-post: passed', 'cookie-lax-post: failed'],
  },
];

/** Changes of the rules that no drawn case notices. */
const UNNOTICED: readonly Exempt<string>[] = [
  {
    reason: 'The step only tells what was dropped; where nothing was, what is kept is all there is.',
    names: ['no-cors-headers always fails', 'headers-forbidden always fails'],
  },
  {
    reason: 'A later step stops the run at the same place, and the script is told the same.',
    names: ['stream-mode always passes', 'embed-orb always passes', 'embed-script-type always passes'],
  },
  {
    reason:
      'The step says why what was kept is not used; that the server was asked again is seen either way.',
    names: ['cache-vary always passes'],
  },
  {
    reason: 'The step says that no upgrade follows; none is on the wire either way.',
    names: ['upgrade-offered always passes'],
  },
  {
    reason: 'What a third party is kept from setting would not be sent to it from a frame either.',
    names: ['cookie-same-site-set always passes'],
  },
  {
    reason: 'No case leads there: two credentials modes in one run, hours of waiting.',
    names: ['sharesWithAnonymous by the standard', 'maxAgeLimit by the standard'],
  },
];

const namesOf = <Name extends string>(list: readonly Exempt<Name>[]): ReadonlySet<string> =>
  new Set(list.flatMap(({ names }) => names));

export const UNDRAWN_BRANCHES = namesOf(UNDRAWN);
export const UNNOTICED_CHANGES = namesOf(UNNOTICED);
