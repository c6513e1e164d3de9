import { composeAddress } from '../../addresses.ts';
import type { Knobs, KnobValues } from '../../experiments/knob.ts';
import type { Language } from '../../language.ts';

/** The case as a link: the experiment in the composer with the knobs of a run, those left out that have their defaults. */
export function caseLink(experiment: string, knobs: Knobs, values: KnobValues, language: Language): string {
  const turned = Object.entries(values).filter(([name, value]) => knobs[name]?.default !== value);
  return new URL(composeAddress(language, experiment, Object.fromEntries(turned)), location.origin).href;
}
