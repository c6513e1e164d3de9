import type { Origins } from '../../server/protocol/origins.ts';
import type { Code, CodeOf, CodeSide } from '../experiments/code.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';
import type { Language } from '../language.ts';
import { withOrigins } from './knobs.ts';

/** The settings of one panel, as far as its code depends on them. */
export interface Setting {
  readonly experiment: Experiment;
  readonly values: KnobValues;
  /** The knobs as the lesson, or else their defaults, have them. */
  readonly lesson: KnobValues;
  /** The knobs that the lesson sets. */
  readonly set: Readonly<Record<string, string>>;
  /** Whether there is a lesson; the composer has none. */
  readonly inLesson: boolean;
  readonly origins: Origins;
  readonly language: Language;
}

export function isChanged({ values, lesson }: Pick<Setting, 'values' | 'lesson'>, knob: string): boolean {
  return values[knob] !== lesson[knob];
}

/** What the code is made of, as the knobs stand. */
export function partsOf(setting: Setting): CodeOf {
  const { experiment, values, set, origins, language } = setting;
  const written = Object.entries(experiment.knobs).flatMap(([name, knob]) =>
    name in set || isChanged(setting, name) || values[name] !== knob.default ? [name] : [],
  );
  return { knobs: values, origins, language, written: new Set(written) };
}

/** The code as the knobs stand. What neither lesson nor reader sets, and does nothing, is not in it. */
export function codeOf(setting: Setting): Code {
  return setting.experiment.code(partsOf(setting));
}

/** What stands for a knob in the code; null where it has no place there. */
export function tokenIn(code: Code, knob: string): string | null {
  const parts = code.flatMap(({ lines }) => lines.flat());
  const token = parts.find(part => typeof part !== 'string' && part.knob === knob);
  return token === undefined || typeof token === 'string' ? null : token.text;
}

/** One choice of a knob: its code, and a note where the code does not say it. */
export interface Choice {
  readonly value: string;
  readonly code: string | null;
  readonly note: string | null;
}

/** The choices of a knob, each as the code would have it. */
export function choicesFor(setting: Setting, name: string): readonly Choice[] {
  const { experiment, values, set, origins, language } = setting;
  const knob = experiment.knobs[name];
  if (knob?.kind !== 'choice') return [];
  return Object.entries(knob.choices).map(([value, label]) => {
    const chosen = { ...setting, values: { ...values, [name]: value }, set: { ...set, [name]: value } };
    const code = tokenIn(codeOf(chosen), name);
    const note = withOrigins(label[language], origins);
    return { value, code, note: code?.includes(note) ? null : note };
  });
}

/** The side of the code that a knob belongs to which has no place in it. */
export function sideOf(code: Code, { knobs }: Experiment, name: string): CodeSide | undefined {
  const { side } = knobs[name] ?? {};
  if (side) return code.find(({ who }) => who.en === side) ?? code.at(-1);
  return code.find(({ who }) => who.en !== 'server');
}
