import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { currentCatalogue, forgetCatalogue } from './catalogue.ts';
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

const RESOLVED = '\0virtual:listings';

/**
 * `some/file.ts?code` is the highlighted listing of that file, as a string of HTML; `virtual:listings` has those that panels show,
 * by their files, each to be loaded by itself.
 */
export function listings(): Plugin {
  return {
    name: 'listings',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^virtual:listings$/ },
      handler: () => RESOLVED,
    },
    load: {
      filter: { id: /\?code$|^\0virtual:listings$/ },
      async handler(id) {
        if (id === RESOLVED) {
          const entries = (await currentCatalogue()).listings.map(file => {
            const listing = JSON.stringify(`/${file}?code`);
            return `${JSON.stringify(file)}: () => import(${listing}).then(found => found.default)`;
          });
          return { code: `export default { ${entries.join(', ')} }`, moduleType: 'js' };
        }
        const file = id.replace(/\?code$/, '');
        this.addWatchFile(file);
        const html = highlight(cutListing(await readFile(file, 'utf8')), 'typescript');
        return { code: `export default ${JSON.stringify(html)}`, moduleType: 'js' };
      },
    },
    // In development an experiment may come, go, or name other files.
    hotUpdate({ file }) {
      if (!/\/web\/experiments\/[^/]+\/(index|procedure)\.ts$/.test(file)) return;
      forgetCatalogue();
      const { moduleGraph } = this.environment;
      const module = moduleGraph.getModuleById(RESOLVED);
      if (module) moduleGraph.invalidateModule(module);
    },
  };
}
