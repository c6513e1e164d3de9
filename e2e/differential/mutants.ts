/**
 * Changes one step of a rule at a time and asks whether the recorded cases notice: every way a step went is turned round.
 * A mutant that no case notices is a step that nothing holds against a browser. Reads what `main.ts` recorded.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Origins } from '../../server/protocol.ts';
import type { Driven } from './browsers.ts';
import type { Recorded } from './evidence.ts';

/** Which step is changed, and what it now always says. */
interface Mutant {
  readonly id: string;
  readonly passed: boolean;
}

export interface Corpus {
  readonly origins: Origins;
  readonly browser: Driven;
  readonly recorded: readonly Recorded[];
}

type Compare = typeof import('./compare.ts');
declare global {
  var mutant: Mutant | undefined;
}

/** `step` in `web/rules/judge.ts` with a mutant's word in place of its own. */
const mutate: Plugin = {
  name: 'mutate',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]web[\\/]rules[\\/]judge\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const written = 'export function step(';
      if (!source.includes(written)) throw new Error(`${basename(path)} has no function step`);
      const mutated = `
        export function step(id, passed, ...more) {
          const mutant = globalThis.mutant;
          return stepAsWritten(id, mutant?.id === id ? mutant.passed : passed, ...more);
        }`;
      return { contents: source.replace(written, 'function stepAsWritten(') + mutated, loader: 'ts' };
    });
  },
};

/** `compare.ts` with rules that can be changed. @param folder where it is written */
async function mutableCompare(folder: string): Promise<Compare> {
  const outfile = join(folder, 'mutable.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'compare.ts')],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [mutate],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

export interface Survivor extends Mutant {
  /** How many cases took the branch that was turned round. */
  readonly cases: number;
}

export interface MutationResult {
  readonly mutants: number;
  readonly survivors: readonly Survivor[];
}

/** Turns round every branch that the cases take. @param folder for what is built on the way */
export async function mutationRun(corpora: readonly Corpus[], folder: string): Promise<MutationResult> {
  const { compare } = await mutableCompare(folder);
  const cases = corpora.flatMap(({ recorded, origins, browser }) =>
    recorded.map(one => ({ one, origins, browser })),
  );
  const taken = new Map<string, { mutant: Mutant; cases: typeof cases }>();
  for (const one of cases) {
    const branches = new Set<string>();
    for (const { id, passed } of compare(one.one, one.origins, one.browser).verdict.steps) {
      const key = `${id} ${passed}`;
      if (branches.has(key)) continue;
      branches.add(key);
      const known = taken.get(key) ?? { mutant: { id, passed: !passed }, cases: [] };
      known.cases.push(one);
      taken.set(key, known);
    }
  }
  const survivors: Survivor[] = [];
  for (const { mutant, cases: affected } of taken.values()) {
    globalThis.mutant = mutant;
    const noticed = affected.some(({ one, origins, browser }) => {
      try {
        return compare(one, origins, browser).differences.length > 0;
      } catch {
        return true; // a rule that can say nothing any more is noticed too
      }
    });
    if (!noticed) survivors.push({ ...mutant, cases: affected.length });
  }
  globalThis.mutant = undefined;
  return { mutants: taken.size, survivors };
}
