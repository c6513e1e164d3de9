import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { type Experiment, type Subject, turnsOf } from '../experiments/experiment.ts';
import type { Knobs } from '../experiments/knob.ts';
import type { StepDefinition } from '../rules/core/definition.ts';
import { type Demos, readDemos } from './demos.ts';

/** What a lesson may name. */
export interface Catalogue {
  readonly experiments: Readonly<Record<string, Knobs>>;
  /** What the verdict of each experiment is about, where it is not a request. */
  readonly about: Readonly<Record<string, Subject>>;
  /** The knobs that a repair may turn, of the experiments that have one. */
  readonly turns: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly string[];
  readonly demos: Demos;
}

/** A file with causes of “My app fails”, each with the lessons that it links to, as `lesson` or `lesson#section`. */
export interface CauseFile {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly source: string;
  readonly causes: Readonly<Record<string, { readonly lessons: readonly string[] }>>;
}

interface Gathered {
  readonly experiments: readonly (readonly [name: string, experiment: Experiment])[];
  readonly steps: readonly StepDefinition[];
  readonly causes: Readonly<Record<string, { readonly default?: CauseFile['causes'] }>>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GATHER = fileURLToPath(new URL('./gather.ts', import.meta.url));

interface Loaded {
  readonly catalogue: Catalogue;
  /** What links to lessons. */
  readonly causeFiles: readonly CauseFile[];
  /** The files that panels show the code of, relative to the project: those that an experiment names, and its own. */
  readonly listings: readonly string[];
  /** The modules that took part, to be watched. */
  readonly files: readonly string[];
}

/**
 * The experiments and the rules' steps, by running their modules: so the page's own source is what lessons are checked against;
 * the files of the demos; and the causes of “My app fails”, which are checked against the lessons.
 */
export async function loadCatalogue(): Promise<Loaded> {
  const { module, dependencies } = await runnerImport<Gathered>(GATHER, { logLevel: 'error' });
  const experiments = Object.fromEntries(module.experiments.map(([name, { knobs }]) => [name, knobs]));
  const about = Object.fromEntries(
    module.experiments.flatMap(([name, { about }]) => (about ? [[name, about] as const] : [])),
  );
  const turns = Object.fromEntries(
    module.experiments.flatMap(([name, one]) => (one.callers ? [[name, turnsOf(one)] as const] : [])),
  );
  const steps = module.steps.map(({ id }) => id);
  const demos = await readDemos(ROOT);
  const causeFiles = await readCauses(module.causes);
  const listings = module.experiments.flatMap(([name, { server, stage }]) => [
    `web/experiments/${name}/procedure.ts`,
    ...(stage === undefined ? [] : [`web/stage/${stage}.ts`]),
    ...(server === undefined ? [] : [`server/lab/${server}.ts`]),
  ]);
  return {
    catalogue: { experiments, about, turns, steps, demos },
    causeFiles,
    listings: [...new Set(listings)],
    files: dependencies,
  };
}

let loaded: Promise<Loaded> | undefined;

/** The same for all plugins, until it is forgotten. */
export function currentCatalogue(): Promise<Loaded> {
  loaded ??= loadCatalogue().catch(error => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

export function forgetCatalogue(): void {
  loaded = undefined;
}

function readCauses(modules: Gathered['causes']): Promise<readonly CauseFile[]> {
  const families = Object.entries(modules).flatMap(([path, { default: causes }]) =>
    causes ? [{ file: posix.join('web/content', path), causes }] : [],
  );
  return Promise.all(
    families.map(async family => ({ ...family, source: await readFile(join(ROOT, family.file), 'utf8') })),
  );
}
