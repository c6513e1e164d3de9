import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BuildEnvironment, Plugin, Rolldown, ViteBuilder } from 'vite';
import type { Assets } from '../app/render.tsx';
import { KB, refuseTooHeavy, type Script, weights } from './budgets.ts';
import { compressAll } from './compress.ts';
import { lessonTextIn } from './lesson-text.ts';

/** The renderer is built, run once and deleted; nothing of it is served. */
const RENDERER = 'dist/render';
/** What the script that comes with the page shares with what comes behind it. */
const FIRST = /[\\/]web[\\/]app[\\/](place|after-paint)\.ts$|preload-helper/;
/** What every page brings once it stands, as one file: each more would be a request, and a task of its own. */
const PAGE =
  /[\\/]web[\\/](addresses|parsed|app[\\/](main|navigation|neighbours|pages|show-page|content-life|element|live-words)|app[\\/](progress|shell)[\\/][\w-]+|lesson[\\/](page|after|lesson-life|slots|sticky)|panel[\\/]when-idle|run[\\/](answers|claim-progress|fill|kept|server-state|server-words)|rules[\\/]core[\\/]stop)\.ts$/;
/** Vite's own remark at the end of a style. */
const VITE_MARK = /\/\*\$vite\$:\d+\*\//g;

/**
 * Builds the browser's files and the renderer, then writes every page as `dist/web/<address>.html` with its style and its first script inside, and
 * placeholders where origins stand.
 */
export function pages(): Plugin {
  return {
    name: 'pages',
    config: () => ({
      appType: 'custom',
      publicDir: false,
      environments: {
        client: {
          build: {
            outDir: 'dist/web',
            emptyOutDir: true,
            // One style for everything, because the server's page shows panels whose script has not come yet.
            cssCodeSplit: false,
            modulePreload: { polyfill: false },
            rolldownOptions: {
              input: { boot: 'web/app/boot.ts', head: 'web/app/head.ts' },
              // Rules build on one another, so that a file for each table would only be waited for; on proxies and streams none builds.
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'steps', test: /[\\/]web[\\/]rules[\\/](?!(?:proxy|streams)[\\/]).*steps\.ts$/ },
                    { name: 'first', test: FIRST, priority: 1 },
                    { name: 'page', test: PAGE },
                  ],
                },
              },
            },
          },
        },
        ssr: {
          build: {
            outDir: RENDERER,
            emptyOutDir: true,
            rolldownOptions: { input: { render: 'web/app/render.tsx' } },
          },
        },
      },
      builder: {},
    }),
    buildApp: async builder => {
      const out = join(builder.config.root, 'dist/web');
      const files = await outputOf(builder, builder.environments.client);
      await outputOf(builder, builder.environments.ssr);
      const renderer = resolve(builder.config.root, RENDERER);
      const { addresses, renderPage, lessonTexts }: typeof import('../app/render.tsx') = await import(
        pathToFileURL(join(renderer, 'render.js')).href
      );
      refuseLessonText(files, lessonTexts());
      const assets = await assetsOf(out, files);
      const written = new Map<string, string>();
      for (const address of addresses()) written.set(address, (await renderPage(address, assets)) ?? '');
      refuseTooHeavy(weights(scriptsOf(builder.config.root, files), gzipped(assets.style), written));
      for (const [address, html] of written) await writePage(out, address, html);
      await rm(renderer, { recursive: true });
      await compressAll(join(out, 'assets'));
    },
  };
}

type Output = Rolldown.RolldownOutput['output'][number];

async function outputOf(builder: ViteBuilder, environment: BuildEnvironment | undefined): Promise<Output[]> {
  if (!environment) throw new Error('the configuration lacks an environment');
  const built = await builder.build(environment);
  if (!('output' in built)) throw new Error('the pages are built once, not watched');
  return built.output;
}

function refuseLessonText(files: readonly Output[], texts: readonly string[]): void {
  for (const file of files) {
    const found = file.type === 'chunk' ? lessonTextIn(file.code, texts) : null;
    if (found)
      throw new Error(
        `${file.fileName} holds text of a lesson, “${found}”; the browser must read it from the page`,
      );
  }
}

/** In KB, as it is sent at least. */
const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length / KB;

function scriptsOf(root: string, files: readonly Output[]): readonly Script[] {
  return files.flatMap(file => {
    if (file.type !== 'chunk') return [];
    const { fileName, moduleIds, imports, code } = file;
    const modules = moduleIds.map(id => relative(root, id).split(sep).join('/'));
    return [{ file: fileName, modules, imports, kb: gzipped(code) }];
  });
}

async function assetsOf(out: string, files: readonly Output[]): Promise<Assets> {
  const entry = (name: string): Rolldown.OutputChunk => {
    const found = files.find(file => file.type === 'chunk' && file.isEntry && file.name === name);
    if (found?.type !== 'chunk') throw new Error(`the build has no entry ${name}`);
    return found;
  };
  const sheet = files.find(file => /\/style-[^/]+\.css$/.test(file.fileName));
  if (!sheet) throw new Error('the build has no style');
  const css = await readFile(join(out, sheet.fileName), 'utf8');
  // Inside the page, because nothing is painted before it has run.
  const { code, fileName, imports } = entry('head');
  if (imports.length > 0 || code.includes('</')) throw new Error('web/app/head.ts can’t stand inside a page');
  await rm(join(out, fileName));
  return {
    head: `<script>${code.trim()}</script>`,
    boot: `/${entry('boot').fileName}`,
    style: `<style>${css.replace(VITE_MARK, '').trim()}</style>`,
  };
}

async function writePage(out: string, address: string, html: string): Promise<void> {
  const file = join(out, `${address.endsWith('/') ? `${address}index` : address}.html`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, html);
}
