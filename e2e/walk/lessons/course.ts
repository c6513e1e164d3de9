import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../../../web/rules/core/browser.ts';
import { ROOT } from '../../harness/app.ts';

export interface LessonPage {
  readonly language: string;
  readonly id: string;
  /** Its address on the reader. */
  readonly path: string;
  /** Whether some panel can be run only where the lab's certificate is trusted. */
  readonly needsTrust: boolean;
  /** The experiments that its panels run. */
  readonly experiments: ReadonlySet<string>;
}

/** Every lesson in every language: a lesson is found by its path, `docs/<language>/<id>.md`. */
export function lessonPages(): readonly LessonPage[] {
  return ['zh', 'en'].flatMap(language => {
    const folder = join(ROOT, 'docs', language);
    return readdirSync(folder)
      .filter(name => name.endsWith('.md'))
      .map(name => {
        const id = name.slice(0, -'.md'.length);
        const text = readFileSync(join(folder, name), 'utf8');
        const needsTrust = text.includes('needs="certificate-trusted"');
        const experiments = new Set(Array.from(text.matchAll(/ experiment="([^"]+)"/g), ([, id = '']) => id));
        return { language, id, path: `/${language}/${id}`, needsTrust, experiments };
      });
  });
}

export interface LessonWalk extends LessonPage {
  /** Whether the browser takes the lab's certificate: panels that need it to, run then, and all others without. */
  readonly trusted: boolean;
}

/**
 * Every lesson for one of the two browsers, with each trust in the certificate that its panels ask for. One reads a lesson in the
 * language that the other doesn't: the build holds the claims of both languages equal.
 */
export function lessonWalks(browser: Browser): readonly LessonWalk[] {
  const pages = lessonPages();
  const ids = [...new Set(pages.map(({ id }) => id))].toSorted();
  const turn = browser === 'firefox' ? 0 : 1;
  return pages
    .filter(({ id, language }) => language === ((ids.indexOf(id) + turn) % 2 === 0 ? 'zh' : 'en'))
    .flatMap(page => (page.needsTrust ? [false, true] : [false]).map(trusted => ({ ...page, trusted })));
}
