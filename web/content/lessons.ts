import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { EnvironmentModuleNode, Plugin } from 'vite';
import type { Language } from '../language.ts';
import { type Catalogue, type CauseFile, currentCatalogue, forgetCatalogue } from './catalogue.ts';
import { type Course, compareLessons, orderCourse } from './course.ts';
import { DEMOS } from './demos.ts';
import { checkCauseLinks, checkLessonLinks, linkTargets } from './lesson-links.ts';
import { checkLists } from './lesson-lists.ts';
import { checkRules } from './lesson-rules.ts';
import { fillLists } from './list-views.tsx';
import { type Compiled, compileLesson } from './markdown.ts';
import { checkMoved, MOVED_FILE, type Moved, readMoved } from './moved.ts';
import { ContentError, formatProblem } from './problem.ts';

const COURSE = 'virtual:course';
const RESOLVED = `\0${COURSE}`;
const LANGUAGES: readonly Language[] = ['zh', 'en'];
/** The event that tells open pages in development to read their lesson again. */
export const LESSONS_CHANGED = 'lessons:changed';

interface ReadCourse {
  readonly course: Course;
  /** Where old links lead. */
  readonly moved: Moved;
}

/**
 * Reads and compiles `docs/<language>/*.md`. Throws a ContentError with every mistake of the course, and with the links of lessons
 * and causes that lead nowhere, and those of the table of what has moved.
 */
export async function readCourse(
  root: string,
  catalogue: Catalogue,
  causeFiles: readonly CauseFile[],
): Promise<ReadCourse> {
  const compiled: Compiled[] = [];
  for (const language of LANGUAGES) {
    const folder = join(root, 'docs', language);
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter(file => file.endsWith('.md')).sort()) {
      const source = (await readFile(join(folder, name), 'utf8'))
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n');
      compiled.push(compileLesson(`docs/${language}/${name}`, language, source, catalogue));
    }
  }
  const targets = linkTargets(compiled);
  const moved = await readFile(join(root, MOVED_FILE), 'utf8').catch(() => '{}');
  const problems = [
    ...compiled.flatMap(one => one.problems),
    ...compareLessons(compiled),
    ...checkRules(compiled),
    ...checkLists(compiled),
    ...checkLessonLinks(compiled, targets),
    ...checkCauseLinks(causeFiles, targets),
    ...checkMoved(moved, targets),
  ];
  if (problems.length > 0) throw new ContentError(problems);
  return { course: orderCourse(fillLists(compiled)), moved: readMoved(moved) };
}

/**
 * The course as the module `virtual:course`, for the renderer alone: no lesson text reaches the browser in JavaScript.
 * In development a change of a lesson, an experiment or a rule makes it anew.
 */
export function lessons(): Plugin {
  let root = '';
  let used: readonly string[] = [];

  const belongs = (file: string): boolean => {
    const path = relative(root, file).split(sep).join('/');
    return (
      /^docs\/(zh|en)\/[^/]+\.md$/.test(path) ||
      path === MOVED_FILE ||
      path.startsWith(`${DEMOS}/`) ||
      used.some(one => file.endsWith(one))
    );
  };

  return {
    name: 'lessons',
    configResolved(config) {
      root = config.root;
    },
    resolveId: {
      filter: { id: /^virtual:course$/ },
      handler: () => RESOLVED,
    },
    load: {
      filter: { id: /^\0virtual:course$/ },
      async handler() {
        const { catalogue, causeFiles, files } = await currentCatalogue();
        used = files;
        try {
          const { course, moved } = await readCourse(root, catalogue, causeFiles);
          const code = `export const moved = ${JSON.stringify(moved)};\nexport default ${JSON.stringify(course)}`;
          return { code, moduleType: 'js' };
        } catch (error) {
          const first = error instanceof ContentError ? error.problems[0] : undefined;
          if (!(error instanceof ContentError) || !first) throw error;
          const { file, line, column } = first;
          const source = await readFile(join(root, file), 'utf8');
          return this.error({
            message: error.problems.map(formatProblem).join('\n'),
            id: join(root, file),
            loc: { file: join(root, file), line, column },
            frame: codeFrame(source, line, column),
          });
        }
      },
    },
    configureServer(server) {
      server.watcher.add(join(root, 'docs'));
      const onFile = (file: string): void => {
        if (!belongs(file)) return;
        if (!file.endsWith('.md')) forgetCatalogue();
        const graph = server.environments.ssr.moduleGraph;
        const module: EnvironmentModuleNode | undefined = graph.getModuleById(RESOLVED);
        if (module) graph.invalidateModule(module);
        // An empty update takes the error overlay away; the page then fetches itself.
        server.environments.client.hot.send({ type: 'update', updates: [] });
        server.environments.client.hot.send(LESSONS_CHANGED);
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, onFile);
    },
    hotUpdate({ file }) {
      return file.endsWith('.md') && belongs(file) ? [] : undefined;
    },
  };
}

/** The lines around a place, with a caret below it. */
function codeFrame(source: string, line: number, column: number): string {
  const lines = source.split('\n');
  const from = Math.max(1, line - 2);
  return lines
    .slice(from - 1, line + 2)
    .flatMap((text, index) => {
      const number = from + index;
      const row = `${String(number).padStart(4)} | ${text}`;
      return number === line ? [row, `     | ${' '.repeat(column - 1)}^`] : [row];
    })
    .join('\n');
}
