import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { highlight } from './highlight.ts';

const REGION = /^[ \t]*\/\/ #region listing[ \t]*\n([\s\S]*?)\n[ \t]*\/\/ #endregion[ \t]*$/m;

/** What a panel shows of a source file: what stands between `// #region listing` and `// #endregion`, else all of it; dedented. */
export function cutListing(source: string): string {
  const text = source.replaceAll('\r\n', '\n');
  const cut = (REGION.exec(text)?.[1] ?? text).replace(/\s+$/, '');
  const indents = cut
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.search(/\S/));
  const indent = Math.min(...indents);
  return indent > 0 && Number.isFinite(indent)
    ? cut.replace(new RegExp(`^[ \\t]{${indent}}`, 'gm'), '')
    : cut;
}

/** `some/file.ts?code` is the highlighted listing of that file, as a string of HTML. */
export function listings(): Plugin {
  return {
    name: 'listings',
    enforce: 'pre',
    load: {
      filter: { id: /\?code$/ },
      async handler(id) {
        const file = id.replace(/\?code$/, '');
        this.addWatchFile(file);
        const html = highlight(cutListing(await readFile(file, 'utf8')), 'typescript');
        return { code: `export default ${JSON.stringify(html)}`, moduleType: 'js' };
      },
    },
  };
}
