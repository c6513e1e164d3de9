import type { Origins } from '../../server/protocol.ts';
import type { Language } from '../language.ts';
import type { CourseEntry } from '../lesson/lesson.ts';

/** What a page of the app is given. */
export interface AppPageProps {
  readonly language: Language;
  readonly origins: Origins;
  /** The lessons that there are. */
  readonly course: readonly CourseEntry[];
}
