import { STOPS, type Stop } from '../rules/core/stop.ts';

/** What two URLs may be to each other, by the step that says so. */
const RELATIONS = ['origins-same', 'origins-same-site', 'origins-cross-site'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a reader may predict of a run: where it stops, or what two URLs are to each other. */
export type Answer = Stop | Relation;

export function isRelation(word: string): word is Relation {
  return RELATIONS.some(relation => relation === word);
}

/** The answer that a word from outside names; null where it names none. */
export function answerNamed(word: unknown): Answer | null {
  return [...STOPS, ...RELATIONS].find(answer => answer === word) ?? null;
}
