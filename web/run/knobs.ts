import type { Origins } from '../../server/protocol/origins.ts';
import type { Knob, Knobs, TextKnob } from '../experiments/knob.ts';
import type { Bilingual, Language } from '../language.ts';
import { fill, panelWords } from './words.ts';

export type KnobCheck = { readonly ok: true } | { readonly ok: false; readonly message: Bilingual };

const OK: KnobCheck = { ok: true };

function refusal(sentence: (language: Language) => string): KnobCheck {
  return { ok: false, message: { zh: sentence('zh'), en: sentence('en') } };
}

function badValue(knob: Knob, value: string, takes: Bilingual): KnobCheck {
  return refusal(language =>
    fill(panelWords(language).badKnob, { knob: knob.label[language], value, takes: takes[language] }),
  );
}

/** Whether a value from a link, a lesson or the form is one that the knob takes; the message names the knob and the fix. */
export function checkKnob(knob: Knob, value: string): KnobCheck {
  switch (knob.kind) {
    case 'choice': {
      const values = Object.keys(knob.choices);
      const list = values.join(', ');
      return values.includes(value) ? OK : badValue(knob, value, { zh: list, en: list });
    }
    case 'switch':
      return value === 'on' || value === 'off'
        ? OK
        : badValue(knob, value, { zh: 'on 或 off', en: 'on or off' });
    case 'text':
      if (value.length > knob.maxLength) {
        return refusal(language =>
          fill(panelWords(language).tooLong, { knob: knob.label[language], max: knob.maxLength }),
        );
      }
      // The `v` flag and the anchoring are those of the `pattern` attribute (HTML, “the pattern attribute”).
      if (!new RegExp(`^(?:${knob.pattern})$`, 'v').test(value)) return badValue(knob, value, knob.takes);
      return checkBytes(knob, value);
  }
}

function checkBytes({ bytes, label }: TextKnob, value: string): KnobCheck {
  if (!bytes) return OK;
  const { name, part, most } = bytes;
  const size = new TextEncoder().encode(part(value)).length;
  if (size <= most) return OK;
  return refusal(language =>
    fill(panelWords(language).tooManyBytes, {
      knob: label[language],
      part: name[language],
      n: size,
      max: most,
    }),
  );
}

/** What was typed or linked as the knob's value: a full-width comma counts as a comma where the knob has commas. */
export function knobValue(knob: Knob, text: string): string {
  if (knob.kind !== 'text' || !knob.commas) return text;
  return knob.commas === 'all'
    ? text.replace(/\s*[，、]\s*/g, ',')
    : text.replace(/^([^,，、]*?)\s*[，、]\s*/, '$1,');
}

/** The lesson's knobs over the defaults. */
export function lessonValues(knobs: Knobs, set: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, set[name] ?? knob.default]));
}

/** The knobs that a link sets for this panel (`<panel id>.<knob>`); a value that the knob does not take is left out. */
export function linkedValues(knobs: Knobs, panel: string, query: URLSearchParams): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, knob] of Object.entries(knobs)) {
    const text = query.get(`${panel}.${name}`);
    if (text === null) continue;
    const value = knobValue(knob, text);
    if (checkKnob(knob, value).ok) values[name] = value;
  }
  return values;
}

/** The query with this panel's knobs as they stand: only those that differ from the lesson's. */
export function withPanelState(
  query: URLSearchParams,
  panel: string,
  values: Readonly<Record<string, string>>,
  lesson: Readonly<Record<string, string>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    const key = `${panel}.${name}`;
    if (value === lesson[name]) next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** A label with the names of origins replaced by what the configuration calls them. */
export function withOrigins(text: string, origins: Origins): string {
  return fill(text, origins);
}
