import type { Origins } from '../../server/protocol/origins.ts';
import type { AppPageId } from '../addresses.ts';
import type { Language } from '../language.ts';
import type { Cases } from '../run/cases.ts';

/** What scripts know of a section. */
export interface SectionPlace {
  readonly id: string;
  readonly panels: readonly Cases[];
}

/** One `##` of a lesson: a row of the page. */
export interface Section extends SectionPlace {
  /** The text of the heading. */
  readonly title: string;
  /** The notes, heading included, as HTML, down to the first text that waits for a run. */
  readonly html: string;
  /** From that text on, as HTML: where it is narrow, it stands behind the panels. Empty where nothing waits. */
  readonly rest: string;
}

/** A note of the course in one language. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description: string;
  /** The same in a few words, for the home page. */
  readonly summary: string;
  /** How long it takes. */
  readonly minutes: number;
  /** The short title for the sidebar. */
  readonly label: string;
  /** The course is read in this order. */
  readonly position: number;
  /** What stands before the first `##`, as HTML. */
  readonly intro: string;
  readonly sections: readonly Section[];
  /** Footnotes, as HTML; empty without any. */
  readonly notes: string;
}

/** A line of the table of contents. `claims` are the ids of the cases of its panels, in order. */
export interface CourseEntry {
  readonly id: string;
  readonly label: string;
  readonly claims: readonly string[];
}

interface PageBase {
  readonly language: Language;
  readonly title: string;
  readonly origins: Origins;
  readonly course: readonly CourseEntry[];
}

export interface LessonPage extends PageBase {
  readonly kind: 'lesson';
  readonly id: string;
  readonly sections: readonly SectionPlace[];
}

/** Every lesson in a few words, by its id. */
export type Summaries = Readonly<Record<string, Pick<Lesson, 'summary' | 'minutes'>>>;

export interface HomePage extends PageBase {
  readonly kind: 'home';
  readonly summaries: Summaries;
}

export interface MissingPage extends PageBase {
  readonly kind: 'missing';
}

/** A page that is a tool: the composer, … */
export interface AppPage extends PageBase {
  readonly kind: 'app';
  readonly id: AppPageId;
}

/** Everything that one address shows, but for `/`, where the language is chosen. */
export type ContentPage = LessonPage | HomePage | MissingPage | AppPage;
