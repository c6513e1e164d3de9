import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { bundledExperiments } from '../drivers/bundle.ts';
import type { Rules } from '../rules.ts';

/** One change of the rules. */
export type Mutant =
  /** A step always goes one way. */
  | { readonly step: string; readonly passed: boolean }
  /** A difference of a browser is forgotten: there it follows the standard. */
  | { readonly difference: string };

export interface MutableRules extends Rules {
  /** The names of all differences of browsers that can be forgotten. */
  readonly differences: readonly string[];
}
declare global {
  var mutant: Mutant | undefined;
  /** Told of each difference that makes a difference, while nothing is changed. */
  var differs: ((name: string) => void) | undefined;
}

/** Where the rules make a step, and every file of browsers' differences. */
const MUTABLE = /[\\/]web[\\/]rules[\\/](?:core[\\/]step|[\w-]+[\\/]browsers(?:-[\w-]+)?)\.ts$/;
const EXPORTED = /^export function (\w+)\(/gm;

/** In place of `web/rules/core/step.ts`: its `step`, with a mutant's word in place of the rule's. */
const AS_WRITTEN = '?as-written';
const MUTABLE_STEP = `
  import { step as asWritten } from './step.ts${AS_WRITTEN}';
  export * from './step.ts${AS_WRITTEN}';
  export function step(definition, passed, ...rest) {
    const { mutant } = globalThis;
    return asWritten(definition, mutant?.step === definition.id ? mutant.passed : passed, ...rest);
  }`;

/** The functions of a file of browsers' differences, the browser first: a forgotten one is asked for a browser that nobody measured. */
function mutableDifferences(source: string, names: readonly string[]): string {
  const wrapped = names.map(
    name => `export function ${name}(browser, ...more) {
      const standard = () => ${name}AsWritten('unknown', ...more);
      if (globalThis.mutant?.difference === '${name}') return standard();
      const own = ${name}AsWritten(browser, ...more);
      if (globalThis.differs && JSON.stringify(own) !== JSON.stringify(standard())) globalThis.differs('${name}');
      return own;
    }`,
  );
  return [renamed(source, names), ...wrapped].join('\n');
}

function renamed(source: string, names: readonly string[]): string {
  return names.reduce((text, name) => {
    const written = `export function ${name}(`;
    if (!text.includes(written)) throw new Error(`there is no function ${name}`);
    return text.replace(written, `function ${name}AsWritten(`);
  }, source);
}

/** Bundles the rules so that `globalThis.mutant` changes them. @param folder where they are written */
export async function mutableRules(folder: string): Promise<MutableRules> {
  const differences: string[] = [];
  const mutate: Plugin = {
    name: 'mutate',
    setup({ onLoad }) {
      onLoad({ filter: MUTABLE }, async ({ path, suffix }) => {
        if (suffix === AS_WRITTEN) return undefined;
        if (basename(path) === 'step.ts') return { contents: MUTABLE_STEP, loader: 'js' };
        const source = await readFile(path, 'utf8');
        const names = [...source.matchAll(EXPORTED)].flatMap(([, name]) => name ?? []);
        differences.push(...names);
        return { contents: mutableDifferences(source, names), loader: 'ts' };
      });
    },
  };
  const outfile = join(folder, 'mutable.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '..', 'rules.ts')],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [mutate, bundledExperiments],
    logLevel: 'warning',
  });
  const rules: Rules = await import(pathToFileURL(outfile).href);
  return { ...rules, differences };
}
