import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '../knobs/policy.ts';

/** The script of a stage by its name: a classic script, because a page of opaque origin may load no module of ours. */
export type StageScripts = (name: string) => Promise<Buffer | undefined>;

/** Names of stages, and of their files. */
const NAME = /^[a-z]+(?:-[a-z]+)*$/;

/** Beside the server's bundle, or where the build puts it when the server runs from its sources. */
const BUILT = [join(import.meta.dirname, '../stage'), join(import.meta.dirname, '../../../dist/stage')];
const SOURCES = join(import.meta.dirname, '../../../web/stage');

/** The scripts as they were built, read once; none where nothing was built. */
export function builtScripts(folder = BUILT.find(candidate => existsSync(candidate))): StageScripts {
  const scripts = new Map<string, Buffer>();
  for (const file of folder === undefined ? [] : readdirSync(folder)) {
    const [, name] = /^(.+)\.js$/.exec(file) ?? [];
    if (folder !== undefined && name !== undefined && NAME.test(name))
      scripts.set(name, readFileSync(join(folder, file)));
  }
  return async name => scripts.get(name);
}

/**
 * The scripts of the sources, bundled whenever one is asked for.
 *
 * @throws Refused with 500 and what is wrong with the sources
 */
export function developmentScripts(folder = SOURCES): StageScripts {
  return async name => {
    const entry = join(folder, `${name}.ts`);
    if (!NAME.test(name) || !existsSync(entry)) return undefined;
    const { build } = await import('esbuild');
    const options = {
      bundle: true,
      write: false,
      format: 'iife',
      sourcemap: 'inline',
      logLevel: 'silent',
    } as const;
    try {
      const { outputFiles } = await build({ ...options, entryPoints: [entry] });
      return Buffer.from(outputFiles[0]?.contents ?? []);
    } catch (error) {
      throw new Refused(500, error instanceof Error ? error.message : String(error));
    }
  };
}
