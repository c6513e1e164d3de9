/** The rules as they are held against browsers; `mutants/mutable.ts` builds them once more, so that they can be changed. */
export { compareBare } from './bare/compare.ts';
export { compare } from './panels/compare.ts';
export { compareRaw } from './raw/compare.ts';

export type Rules = Pick<typeof import('./rules.ts'), 'compare' | 'compareBare' | 'compareRaw'>;
