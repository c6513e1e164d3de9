interface Exempt {
  readonly reason: string;
  readonly names: readonly string[];
}

/** Changes of the rules that no drawn case notices. */
const UNNOTICED: readonly Exempt[] = [
  {
    reason: 'The step only tells what was dropped; where nothing was, what is kept is all there is.',
    names: ['no-cors-headers always fails', 'headers-forbidden always fails'],
  },
  {
    reason: 'A later step stops the run at the same place, and the script is told the same.',
    names: ['embed-orb always passes', 'embed-script-type always passes', 'subprotocol-choice always passes'],
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
    reason: 'No case leads there: two credentials modes in one run, hours of waiting.',
    names: ['sharesWithAnonymous by the standard', 'maxAgeLimit by the standard'],
  },
];

export const UNNOTICED_CHANGES: ReadonlySet<string> = new Set(UNNOTICED.flatMap(({ names }) => names));
