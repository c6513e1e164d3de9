import { type Answer, answerNamed } from '../../run/answers.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { guessField } from '../predict/Prediction.tsx';

/** What is pressed before the panel is awake is kept by the boot script in these properties of the form. */
export type PressedForm = HTMLFormElement & { awake?: boolean; pressed?: boolean; asked?: HTMLElement };

/** The id of a panel's form; no id of a lesson has a colon. */
export function formId(panel: string): string {
  return `${panel}:form`;
}

/** The prediction in the form; null before one is made. */
export function guessIn(form: HTMLFormElement, { id }: PanelSpec): Answer | null {
  return answerNamed(new FormData(form).get(guessField(id)));
}

/** Makes a prediction in the form, where it has none yet; gives the one that it has then. */
export function chooseIn(form: HTMLFormElement, spec: PanelSpec, guess: Answer | null): Answer | null {
  const own = guessIn(form, spec);
  if (own !== null || guess === null) return own;
  const radios = form.querySelectorAll<HTMLInputElement>('input[type="radio"]');
  for (const radio of radios)
    if (radio.name === guessField(spec.id) && radio.value === guess) radio.checked = true;
  return guessIn(form, spec);
}
