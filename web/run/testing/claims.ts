import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Origins } from '../../../server/protocol/origins.ts';
import { EXPERIMENT_NAMES, loadExperiment } from '../../experiments/all.ts';
import type { Code } from '../../experiments/code.ts';
import type { Experiment } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import type { Setting } from '../code.ts';
import { lessonValues } from '../knobs.ts';

export const ORIGINS: Origins = {
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  'lab-2': 'http://localhost:3002',
  'lab-tls': 'https://localhost:3443',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://partner.localhost:3001',
  evil: 'http://evil.localhost:3001',
  'sibling-x': 'http://x.a.localhost:3001',
  'sibling-y': 'http://y.a.localhost:3001',
};

/** A panel of a lesson, or one setting by itself. */
export interface Claim {
  readonly name: string;
  readonly experiment: string;
  readonly set: Readonly<Record<string, string>>;
}

const EXPERIMENTS = new Map(
  await Promise.all(EXPERIMENT_NAMES.map(async name => [name, await loadExperiment(name)] as const)),
);

function experimentOf(name: string): Experiment {
  const found = EXPERIMENTS.get(name);
  if (!found) throw new Error(`no experiment ${name}`);
  return found;
}

/** Every panel of every lesson; the other language has the same settings, or the build refuses it. */
export const CLAIMS: readonly Claim[] = readdirSync(join(import.meta.dirname, '../../../docs/en')).flatMap(
  file => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/en', file), 'utf8');
    return [...text.matchAll(/^::live\{#([\w-]+) (.*)\}$/gm)].map(([, id, rest = '']) => {
      const given = Object.fromEntries(
        [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
      const experiment = given.experiment ?? '';
      const { knobs } = experimentOf(experiment);
      const set = Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(knobs, name)));
      return { name: `${file}#${id}`, experiment, set };
    });
  },
);

/** Each knob of an experiment set otherwise than by default, one at a time; a text holds what its claims give it. */
export function variants(name: string): readonly Claim[] {
  return Object.entries(experimentOf(name).knobs).flatMap(([knob, definition]) => {
    const given = CLAIMS.filter(({ experiment }) => experiment === name).flatMap(
      ({ set }) => set[knob] ?? [],
    );
    const values =
      definition.kind === 'choice'
        ? Object.keys(definition.choices)
        : definition.kind === 'switch'
          ? ['on']
          : given;
    return values.map(value => ({
      name: `${name} ${knob}=${value}`,
      experiment: name,
      set: { [knob]: value },
    }));
  });
}

export function settingOf({ experiment, set }: Claim, language: Language): Setting {
  const values = lessonValues(experimentOf(experiment).knobs, set);
  return {
    experiment: experimentOf(experiment),
    values,
    lesson: values,
    set,
    inLesson: true,
    origins: ORIGINS,
    language,
  };
}

/** The code of one of those who take part, as text. */
export function textOf(code: Code, who: string): string {
  const lines = code.filter(side => side.who.en === who).flatMap(side => side.lines);
  return lines
    .map(line => line.map(part => (typeof part === 'string' ? part : part.text)).join(''))
    .join('\n');
}

/** The panels of one experiment, and each of its settings by itself. */
export function casesOf(name: string): readonly Claim[] {
  return [...CLAIMS.filter(({ experiment }) => experiment === name), ...variants(name)];
}
