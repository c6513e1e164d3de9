import type { CourseEntry } from '../../lesson/lesson.ts';
import { isRecord, parsed } from '../../parsed.ts';
import { type ClaimProgress, REACHED, STOOD } from '../../run/claim-progress.ts';

/** By the claim's panel id; a claim that nothing was done about is absent. */
export type LessonProgress = Readonly<Record<string, ClaimProgress>>;

export interface Progress {
  /** The lesson that the reader last did something in. */
  readonly latest: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export const NO_PROGRESS: Progress = { latest: null, lessons: {} };

/** The form in which progress is stored; another one is not read. */
const VERSION = 1;

export function writeProgress(progress: Progress): string {
  return JSON.stringify({ version: VERSION, ...progress });
}

/** What is stored, as far as it can be understood: others may write there too. */
export function readProgress(stored: string | null): Progress {
  const data = parsed(stored);
  if (!isRecord(data) || data.version !== VERSION || !isRecord(data.lessons)) return NO_PROGRESS;
  const lessons = Object.entries(data.lessons).map(
    ([lesson, claims]) => [lesson, readLesson(claims)] as const,
  );
  const latest = typeof data.latest === 'string' ? data.latest : null;
  return { latest, lessons: Object.fromEntries(lessons) };
}

function readLesson(claims: unknown): LessonProgress {
  if (!isRecord(claims)) return {};
  const read = Object.entries(claims).flatMap(([claim, value]) => {
    const reached = isRecord(value) ? REACHED.find(word => word === value.reached) : undefined;
    if (!isRecord(value) || !reached) return [];
    return [[claim, { reached, stood: STOOD.find(word => word === value.stood) ?? null }] as const];
  });
  return Object.fromEntries(read);
}

/** Progress with one thing more that was done; what was reached is never taken back. The same object where nothing changes. */
export function withClaim(before: Progress, lesson: string, claim: string, now: ClaimProgress): Progress {
  const was = before.lessons[lesson]?.[claim];
  const reached =
    was && REACHED.indexOf(was.reached) > REACHED.indexOf(now.reached) ? was.reached : now.reached;
  const stood = now.stood ?? was?.stood ?? null;
  if (was?.reached === reached && was.stood === stood && before.latest === lesson) return before;
  const claims = { ...before.lessons[lesson], [claim]: { reached, stood } };
  return { latest: lesson, lessons: { ...before.lessons, [lesson]: claims } };
}

/** How many claims of a lesson have been run, and of how many the reader knows why. */
export function countOf(
  done: LessonProgress | undefined,
  claims: readonly string[],
): { run: number; explained: number } {
  const reached = claims.map(claim => done?.[claim]?.reached);
  return {
    run: reached.filter(state => state === 'run' || state === 'explained').length,
    explained: reached.filter(state => state === 'explained').length,
  };
}

/** Where to go on: the first claim that is left in the lesson last worked on, or else in the first lesson that has one. */
export interface GoOn {
  readonly lesson: CourseEntry;
  readonly claim: string;
}

/** Null before anything is done, and when nothing is left. */
export function goOn(course: readonly CourseEntry[], { latest, lessons }: Progress): GoOn | null {
  if (latest === null) return null;
  const at = course.findIndex(({ id }) => id === latest);
  const order = [...course.slice(Math.max(at, 0)), ...course.slice(0, Math.max(at, 0))];
  for (const lesson of order) {
    const claim = lesson.claims.find(id => lessons[lesson.id]?.[id]?.reached !== 'explained');
    if (claim !== undefined) return { lesson, claim };
  }
  return null;
}
