import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../harness/app.ts';

/** A lesson as any generator takes it. */
export interface PlainLesson {
  readonly id: string;
  readonly label: string;
  readonly markdown: string;
}

/** The lessons of a language in the order of the course. */
export async function plainLessons(language: string): Promise<readonly PlainLesson[]> {
  const folder = join(ROOT, 'docs', language);
  const files = (await readdir(folder)).filter(name => name.endsWith('.md'));
  const sources = await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')));
  return sources
    .map(source => ({ at: Number(fieldOf(source, 'sidebar_position')), lesson: plain(source) }))
    .sort((one, other) => one.at - other.at)
    .map(({ lesson }) => lesson);
}

/** The text without the blocks that only our build understands; what waits for a run stays, because our page has it too. */
export function plain(source: string): PlainLesson {
  const body = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^:::wrong[\s\S]*?^:::$\n?/gm, '')
    .replace(/^:::?(live|demo|list|after).*$\n?|^:::$\n?/gm, '');
  return {
    id: fieldOf(source, 'id'),
    label: fieldOf(source, 'sidebar_label'),
    markdown: `# ${fieldOf(source, 'title')}\n\n${body}`,
  };
}

function fieldOf(source: string, name: string): string {
  const [, value = ''] = new RegExp(`^${name}: *(.*)$`, 'm').exec(source) ?? [];
  return value.replace(/^(["'])(.*)\1$/, '$2');
}
