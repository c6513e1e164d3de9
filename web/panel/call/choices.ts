import type { Choice } from '../../run/code.ts';

/** So many choices are in view; one more isn't worth a fold. */
const IN_VIEW = 5;

/** The choices that are in view, and the others. Those that must be there stay, and so does the one that writes no line: it ends them. */
export function split(
  choices: readonly Choice[],
  kept: readonly (string | undefined)[],
): { readonly first: readonly Choice[]; readonly rest: readonly Choice[] } {
  const ordered = [
    ...choices.filter(({ code }) => code !== null),
    ...choices.filter(({ code }) => code === null),
  ];
  if (ordered.length <= IN_VIEW + 1) return { first: ordered, rest: [] };
  const must = ordered.filter(({ code, value }) => code === null || kept.includes(value));
  const others = ordered
    .filter(choice => !must.includes(choice))
    .slice(0, Math.max(0, IN_VIEW - must.length));
  const first = ordered.filter(choice => must.includes(choice) || others.includes(choice));
  return { first, rest: ordered.filter(choice => !first.includes(choice)) };
}
