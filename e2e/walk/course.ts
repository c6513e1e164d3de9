import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/app.ts';

export interface LessonPage {
  readonly language: string;
  readonly id: string;
  /** Its address on the reader. */
  readonly path: string;
}

/** Every lesson in every language: a lesson is found by its path, `docs/<language>/<id>.md`. */
export function lessonPages(): readonly LessonPage[] {
  return ['zh', 'en'].flatMap(language =>
    readdirSync(join(ROOT, 'docs', language))
      .filter(name => name.endsWith('.md'))
      .map(name => name.slice(0, -'.md'.length))
      .map(id => ({ language, id, path: `/${language}/${id}` })),
  );
}
