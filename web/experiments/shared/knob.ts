import type { Bilingual } from '../../language.ts';
import type { Knob } from '../knob.ts';

type Side = NonNullable<Knob['side']>;

/** Of code, which reads the same in every language. */
export function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** One of a few words. */
export function choice<const D extends string, const C extends Readonly<Record<string, Bilingual>>>(
  label: Bilingual,
  preset: D,
  choices: C,
  side?: Side,
) {
  return { kind: 'choice', label, default: preset, choices, ...(side && { side }) } as const;
}

/** `on` or `off`. */
export function toggle(label: Bilingual, preset: 'on' | 'off' = 'off', side?: Side) {
  return { kind: 'switch', label, default: preset, ...(side && { side }) } as const;
}
