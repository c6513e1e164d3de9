import type { Bilingual } from '../../language.ts';
import type { CauseId } from './ids.ts';

/** Lessons that a cause may lead to, the nearest first; only those that the course has are linked. */
export type LessonId =
  | 'origin-site'
  | 'same-origin-policy'
  | 'reading-a-failure'
  | 'cors-simple'
  | 'cors-preflight'
  | 'cors-credentials'
  | 'no-cors'
  | 'origins-and-caches'
  | 'cookies'
  | 'saw-nothing'
  | 'websocket';

/** The words for one cause. */
export interface CauseText {
  /** What happened, as a heading. */
  readonly title: Bilingual;
  /** Why, and what the page, the browser and the server knew of it. */
  readonly why: Bilingual;
  /** What to do, the likeliest first. */
  readonly fix: readonly Bilingual[];
  readonly lessons: readonly LessonId[];
  /** The section that decides, where none of the rules' steps does. */
  readonly source?: string;
}

/** Checks the words of some causes and keeps their ids as types. */
export function causes<Id extends CauseId>(
  texts: Readonly<Record<Id, CauseText>>,
): Readonly<Record<Id, CauseText>> {
  return texts;
}
