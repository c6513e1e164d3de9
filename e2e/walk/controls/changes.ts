import type { Knob, Knobs } from '../../../web/experiments/knob.ts';
import type { PanelSpec } from '../../../web/run/spec.ts';
import { EXPERIMENTS } from '../../differential/panels/experiments.ts';

/** One knob set otherwise than in the lesson. */
export interface Change {
  readonly knob: string;
  readonly value: string;
}

/** What decides most runs, tried first, so that few runs are needed. */
const USUAL: readonly Change[] = [
  { knob: 'acao', value: 'none' },
  { knob: 'allow', value: 'partner' },
  { knob: 'allow', value: 'none' },
  { knob: 'kinds', value: 'none-insecure' },
  { knob: 'stageOn', value: 'lab-tls' },
  { knob: 'a', value: 'word' },
];

function valuesOf(knob: Knob, current: string): readonly string[] {
  switch (knob.kind) {
    case 'choice':
      return Object.keys(knob.choices).filter(value => value !== current);
    case 'switch':
      return [current === 'on' ? 'off' : 'on'];
    case 'text':
      return current === '' ? [] : ['', 'word'];
  }
}

/**
 * Every way to change one knob of a panel, the likeliest to decide first: a value of each knob before a second value of
 * one, and knobs that the lesson sets before the others. A text knob is emptied or, where that is no value of it, holds a
 * word that is no address.
 */
export function changesOf({ experiment, knobs: set }: PanelSpec): readonly Change[] {
  const knobs: Knobs = EXPERIMENTS[experiment]?.knobs ?? {};
  const all = Object.entries(knobs).flatMap(([knob, definition]) =>
    valuesOf(definition, set[knob] ?? definition.default).map(value => ({ knob, value })),
  );
  const rank = ({ knob, value }: Change) => {
    const others = all.filter(change => change.knob === knob);
    const place = others.findIndex(change => change.value === value);
    const usual = USUAL.some(change => change.knob === knob && change.value === value);
    return (usual ? 0 : 2 + 2 * place) + (knob in set ? 0 : 1);
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
}
