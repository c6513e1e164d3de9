import fc from 'fast-check';
import type { Knob } from '../../../../web/experiments/knob.ts';
import type { Generator } from '../../search/search.ts';
import { valueArbitrary, type Weights } from '../../search/values.ts';
import type { PanelCase } from '../case.ts';
import { experimentNamed } from '../experiment.ts';

/** Where cases of one experiment are drawn from: the values of some knobs; the others take any of theirs. */
export interface PanelGenerator {
  readonly experiment: string;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  readonly knobs: Readonly<Record<string, readonly string[] | Weights>>;
}

/** Every value of a choice or a switch; a text has only those that a generator names. */
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

function caseArbitrary({ experiment, knobs }: PanelGenerator): fc.Arbitrary<PanelCase> {
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

/** The same as the search draws from them. */
export function caseGenerators(generators: readonly PanelGenerator[]): readonly Generator<PanelCase>[] {
  return generators.map(one => ({ weight: one.weight, arbitrary: caseArbitrary(one) }));
}
