import type { Experiment } from '../../experiments/experiment.ts';
import { STOPS, type Stop } from '../../rules/core/stop.ts';
import { knobValue } from '../../run/knobs.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { guessField } from '../predict/Prediction.tsx';

/** A press before the panel woke is kept by the boot script in this property of the form. */
export type PressedForm = HTMLFormElement & { pressed?: boolean };

/** The values in the form, by knob; a switch that is off is not in the form data. */
export function valuesIn(
  form: HTMLFormElement,
  spec: PanelSpec,
  experiment: Experiment,
): Record<string, string> {
  const data = new FormData(form);
  return Object.fromEntries(
    Object.entries(experiment.knobs).map(([name, knob]) => {
      const value = data.get(`${spec.id}.${name}`);
      if (knob.kind === 'switch') return [name, value === 'on' ? 'on' : 'off'];
      return [name, typeof value === 'string' ? knobValue(knob, value) : knob.default];
    }),
  );
}

/** The prediction in the form; null before one is made. */
export function guessIn(form: HTMLFormElement, { id }: PanelSpec): Stop | null {
  const value = new FormData(form).get(guessField(id));
  return STOPS.find(stop => stop === value) ?? null;
}

/** Sets the fields of the knobs that are given. */
export function putInto(
  form: HTMLFormElement,
  spec: PanelSpec,
  values: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(`${spec.id}.${name}`);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'on';
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}
