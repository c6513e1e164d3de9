import type { Branch } from './coverage.ts';

interface Exempt<Name> {
  readonly reason: string;
  readonly names: readonly Name[];
}

/** Branches that no drawn case takes twenty times. The tables beside the rules hold them. */
const UNDRAWN: readonly Exempt<Branch>[] = [
  {
    reason:
      'No knob makes such a call: the experiments write addresses, methods and subprotocols as they must be.',
    names: [
      'url-valid: failed',
      'url-scheme: failed',
      'url-no-fragment: failed',
      'subprotocol-tokens: failed',
      'port-allowed: failed',
      'url-fetchable: failed',
      'method-allowed: failed',
      'transport-tried: failed',
    ],
  },
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
    reason: 'The lab answers as the standards ask, and refuses nothing that an earlier step does not name.',
    names: [
      'server-accepts: failed',
      'subprotocol-choice: tolerated',
      'status-101: failed',
      'response-upgrade: failed',
      'response-upgrade: tolerated',
      'response-connection: failed',
      'accept-matches: failed',
      'extensions-offered: failed',
      'subprotocol-offered: failed',
      'subprotocol-offered: tolerated',
      'upgrade-completed: tolerated',
      'namespace-accepts: failed',
      'redirect-location: failed',
      'redirect-location: tolerated',
      'redirect-count: failed',
      'redirect-credentials: failed',
    ],
  },
  {
    reason: 'The lab runs and every certificate is taken: what is sent arrives.',
    names: ['certificate-trusted: failed', 'request-arrived: failed', 'preflight-sent: failed'],
  },
  {
    reason:
      'On loopback nothing is mixed content and every cookie is safe, and the reader’s own policy lets no port 6000 through.',
    names: [
      'mixed-content: failed',
      'mixed-fetch: failed',
      'bad-port: failed',
      'cookie-secure-set: failed',
      'cookie-secure: failed',
      'cookie-secure-kept: passed',
      'cookie-secure-kept: failed',
    ],
  },
  {
    reason: 'The step is told only where it does not pass.',
    names: [
      'stream-preflight: passed',
      'redirect-preflight: passed',
      'cache-vary: passed',
      'stream-http2: passed',
      'redirect-opaque: passed',
      'redirect-taint: passed',
      'cookie-prefix-nameless: passed',
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
    reason: 'A handshake always asks the jar, so that the experiment has nothing to say of it.',
    names: ['credentials-socket: passed'],
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
    names: [
      'cookie-same-site-set always passes',
      'cookie-third-party-set always passes',
      'cookie-third-party always fails',
    ],
  },
  {
    reason:
      'The Domain of the lab’s cookies is a public suffix only where the cookie then reaches the same host alone.',
    names: ['cookie-public-suffix always fails', 'cookie-public-suffix always passes'],
  },
  {
    reason:
      'No knob leads there: two credentials modes in one run, an address with a password, hints in headers, hours of waiting.',
    names: [
      'sharesWithAnonymous by the standard',
      'blocksNamedRedirects by the standard',
      'isSafeHere by the standard',
      'maxAgeLimit by the standard',
      'cacheSplitsCredentials by the standard',
      'errorNeedsLocation by the standard',
    ],
  },
];

const namesOf = <Name extends string>(list: readonly Exempt<Name>[]): ReadonlySet<string> =>
  new Set(list.flatMap(({ names }) => names));

export const UNDRAWN_BRANCHES = namesOf(UNDRAWN);
export const UNNOTICED_CHANGES = namesOf(UNNOTICED);
