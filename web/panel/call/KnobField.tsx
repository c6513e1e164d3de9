import type { Origins } from '../../../server/protocol/origins.ts';
import type { Knob } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { withOrigins } from '../../run/knobs.ts';

interface Props {
  readonly id: string;
  /** The form field's name, which is also its name in a link. */
  readonly name: string;
  readonly knob: Knob;
  readonly value: string;
  readonly language: Language;
  readonly origins: Origins;
}

/** One knob. Uncontrolled, so that what is typed before the panel wakes is kept. */
export function KnobField({ id, name, knob, value, language, origins }: Props) {
  const label = <span className="knob-label">{knob.label[language]}</span>;
  switch (knob.kind) {
    case 'choice':
      return (
        <label className="knob" htmlFor={id}>
          {label}
          <select id={id} name={name} defaultValue={value}>
            {Object.entries(knob.choices).map(([choice, text]) => (
              <option key={choice} value={choice}>
                {withOrigins(text[language], origins)}
              </option>
            ))}
          </select>
        </label>
      );
    case 'switch':
      return (
        <label className="knob knob-switch" htmlFor={id}>
          <input id={id} type="checkbox" name={name} value="on" defaultChecked={value === 'on'} />
          {label}
        </label>
      );
    case 'text':
      return (
        <label className="knob" htmlFor={id}>
          {label}
          <input
            id={id}
            type="text"
            name={name}
            defaultValue={value}
            pattern={knob.pattern}
            maxLength={knob.maxLength}
            title={knob.takes[language]}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
      );
  }
}
