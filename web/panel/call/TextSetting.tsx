import { useEffect, useId, useRef, useState } from 'react';
import type { TextKnob } from '../../experiments/knob.ts';
import type { Language } from '../../language.ts';
import { checkKnob, knobValue } from '../../run/knobs.ts';

interface Props {
  readonly knob: TextKnob;
  readonly value: string;
  readonly language: Language;
  /** Told of every value that is one. */
  readonly onSet: (value: string) => void;
  readonly onClose: () => void;
}

/** The field of a knob that takes free text: what is valid holds at once, what isn't is told and not taken. */
export function TextSetting({ knob, value, language, onSet, onClose }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const take = (text: string) => {
    const taken = knobValue(knob, text);
    const check = checkKnob(knob, taken);
    setMistake(check.ok ? null : check.message[language]);
    if (check.ok) onSet(taken);
  };
  return (
    <div role="dialog" aria-labelledby={`${id}-label`}>
      <label id={`${id}-label`} htmlFor={id}>
        {knob.label[language]}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        defaultValue={value}
        maxLength={knob.maxLength}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-takes`}
        aria-invalid={mistake !== null}
        onChange={event => take(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || mistake !== null) return;
          // Or it would press the setting, to which the focus goes, and open this again.
          event.preventDefault();
          onClose();
        }}
      />
      {mistake === null ? (
        <p id={`${id}-takes`}>{knob.takes[language]}</p>
      ) : (
        <p id={`${id}-takes`} role="alert" className="mistake">
          {mistake}
        </p>
      )}
    </div>
  );
}
