import fc from 'fast-check';
import type { Experiment, Knob } from '../../../../web/experiments/experiment.ts';
import type { Generator } from '../../search/search.ts';
import { valueArbitrary, type Weights } from '../../search/values.ts';
import type { Case } from '../case.ts';
import { EXPERIMENTS } from '../experiments.ts';

/** What a family of cases says of some knobs; the others take any of their values. */
export interface Family {
  readonly experiment: string;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  readonly knobs: Readonly<Record<string, readonly string[] | Weights>>;
}

/** Every value of a choice or a switch; a text must be told by the family. */
function everyValue(name: string, knob: Knob): readonly string[] {
  switch (knob.kind) {
    case 'choice':
      return Object.keys(knob.choices);
    case 'switch':
      return ['off', 'on'];
    case 'text':
      return [knob.default];
    default:
      throw new Error(`a knob of an unknown kind: ${name}`);
  }
}

function experimentNamed(name: string): Experiment {
  const experiment = EXPERIMENTS[name];
  if (!experiment) throw new Error(`no experiment ${name}`);
  return experiment;
}

function familyArbitrary({ experiment, knobs }: Family): fc.Arbitrary<Case> {
  const all = experimentNamed(experiment).knobs;
  for (const name of Object.keys(knobs))
    if (!(name in all)) throw new Error(`${experiment} has no knob ${name}`);
  const arbitraries = Object.fromEntries(
    Object.entries(all).map(([name, knob]) => {
      // The default first: fast-check shrinks towards the first value.
      const values = knobs[name] ?? [...new Set([knob.default, ...everyValue(name, knob)])];
      return [name, valueArbitrary(values)];
    }),
  );
  return fc.record(arbitraries).map(values => ({ experiment, knobs: values }));
}

/** Each family as what its cases are drawn from. */
export function caseGenerators(families: readonly Family[]): readonly Generator<Case>[] {
  return families.map(family => ({ weight: family.weight, arbitrary: familyArbitrary(family) }));
}
