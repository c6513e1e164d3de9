import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Code, PhrasingContent, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Language } from '../language.ts';
import { CODE_LANGUAGES } from './highlight.ts';
import { wrapped, wrappedText } from './outline-blocks.ts';

/** The folder of the demos, relative to the project: each is a project of its own. */
export const DEMOS = 'docs/demos';

/** The text of every file of the demos, by its path below their folder, with forward slashes. */
export type Demos = Readonly<Record<string, string>>;

/** What `npm install`, or a Chromium that loads an extension, leaves in a demo is no part of it. */
const NOT_OURS = /(^|\/)(node_modules|_metadata|package-lock\.json|\..*)(\/|$)/;

/** Reads the demos of a project; none where it has no such folder. */
export async function readDemos(root: string): Promise<Demos> {
  const texts = async (folder: string): Promise<[path: string, text: string][]> => {
    const entries = await readdir(join(root, DEMOS, folder), { withFileTypes: true }).catch(() => []);
    const found = entries.map(async (entry): Promise<[string, string][]> => {
      const path = folder + entry.name;
      if (NOT_OURS.test(path)) return [];
      if (entry.isDirectory()) return texts(`${path}/`);
      return [[path, (await readFile(join(root, DEMOS, path), 'utf8')).replaceAll('\r\n', '\n')]];
    });
    return (await Promise.all(found)).flat();
  };
  return Object.fromEntries((await texts('')).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The path that a `::demo` block names; null where it names none that exists, which is reported. */
export function readDemo(
  { attributes, children }: LeafDirective,
  demos: Demos,
  report: (attribute: string | null, message: string) => void,
): string | null {
  const { file, ...others } = attributes ?? {};
  for (const name of Object.keys(others)) report(name, `a ::demo block has no "${name}"; write ${EXAMPLE}`);
  if (children.length > 0) report(null, `a ::demo block has no text; write ${EXAMPLE}`);
  if (!file) {
    report(null, `the block names no file; write ${EXAMPLE}`);
    return null;
  }
  if (Object.hasOwn(demos, file)) return file;
  const known = Object.keys(demos).join(', ') || 'none exists yet';
  report('file', `there is no file ${DEMOS}/${file}; choose one of ${known}`);
  return null;
}

const EXAMPLE = '::demo{file="8-websocket/server.js"}';

const COPY: Readonly<Record<Language, { copy: string; copied: string; select: string }>> = {
  zh: { copy: '复制', copied: '已复制', select: '浏览器不允许复制，代码已选中，请按 Ctrl+C 或 ⌘C' },
  en: {
    copy: 'Copy',
    copied: 'Copied',
    select: 'Your browser didn’t allow it. The code is selected: press Ctrl+C or ⌘C',
  },
};

/** A demo's file as it stands, under its path and a button that copies it. */
export function demoFigure(path: string, text: string, language: Language): RootContent {
  const { copy, copied, select } = COPY[language];
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? '';
  const code: Code = {
    type: 'code',
    lang: CODE_LANGUAGES.includes(extension) ? extension : 'text',
    meta: 'original',
    value: text.replace(/\n$/, ''),
  };
  const caption: PhrasingContent[] = [
    { type: 'inlineCode', value: `${DEMOS}/${path}` },
    {
      type: 'emphasis',
      children: [{ type: 'text', value: copy }],
      data: {
        hName: 'button',
        hProperties: {
          type: 'button',
          className: ['quiet'],
          'data-copied': copied,
          'data-select': select,
        },
      },
    },
    { type: 'emphasis', children: [], data: { hName: 'span', hProperties: { role: 'status' } } },
  ];
  return wrapped([wrappedText(caption, 'figcaption'), code], 'figure', { className: 'demo' });
}
