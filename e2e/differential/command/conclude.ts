/** What a run has found. */
export interface Findings {
  readonly cases: number;
  /** How many kinds of disagreement there are between rule and browser. */
  readonly disagreements: number;
  /** How often each branch of the rules must be taken. */
  readonly leastHits: number;
  /** Branches that were taken less often, and how often. */
  readonly rare: readonly { readonly branch: string; readonly hits: number }[];
  /** Changes of the rules that no case noticed, though a case should. */
  readonly unnoticed: readonly string[];
  /** Changes of the rules that there was no time to try. */
  readonly untried: number;
  /** Minutes that the run was given, if they were not enough for all its cases. */
  readonly cutAfter: number | null;
}

/** How the command ends: https://nodejs.org/api/process.html#exit-codes has 1 for an uncaught error as well. */
export const EXIT_CODES = { agreed: 0, disagreed: 1, incomplete: 2 } as const;

export interface Conclusion {
  readonly code: (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
  readonly lines: readonly string[];
}

/** Tells a disagreement from a run that has not seen enough: the first is wrong, the second says nothing about what it missed. */
export function conclude(findings: Findings): Conclusion {
  const { cases, cutAfter, disagreements, leastHits } = findings;
  const uncovered = uncoveredOf(findings);
  const cut = cutAfter === null ? [] : [`Time was up after ${cutAfter} minutes, before all cases were run.`];
  if (disagreements > 0) {
    const told = `DISAGREEMENT: in ${counted(disagreements, 'kind')} of cases a rule and a browser disagree; see above.`;
    return { code: EXIT_CODES.disagreed, lines: [...cut, ...uncovered, told] };
  }
  if (uncovered.length > 0) {
    const told = `INCOMPLETE: no disagreement in ${counted(cases, 'case')}, but what is listed above was not covered. Run it again, or longer (--minutes).`;
    return { code: EXIT_CODES.incomplete, lines: [...cut, ...uncovered, told] };
  }
  const told = `AGREEMENT: no disagreement in ${counted(cases, 'case')}; each branch was taken at least ${leastHits} times, and each change of a rule was noticed.`;
  return { code: EXIT_CODES.agreed, lines: [...cut, told] };
}

function uncoveredOf({ leastHits, rare, unnoticed, untried }: Findings): readonly string[] {
  return [
    ...rare.map(({ branch, hits }) => `not covered: ${branch} was taken ${hits} of ${leastHits} times`),
    ...unnoticed.map(name => `not covered: no case notices “${name}”`),
    ...(untried > 0 ? [`not covered: no time to try ${counted(untried, 'change')} of the rules`] : []),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
