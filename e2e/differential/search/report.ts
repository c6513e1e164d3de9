import type { Counterexample } from './difference.ts';

/** One disagreement, in lines. */
export function reported({ found, smallest, differences, once }: Counterexample): string {
  return [
    `  ${smallest}`,
    ...differences.map(({ what, rule, seen }) => `    ${what}: the rule says ${rule}; seen was ${seen}`),
    `    found as ${found}`,
    ...(once ? ['    not seen again when it ran by itself'] : []),
  ].join('\n');
}
