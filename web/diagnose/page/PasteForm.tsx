import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Language } from '../../language.ts';
import { EXAMPLES } from './examples.ts';
import { diagnoseWords } from './words.ts';

interface Props {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly language: Language;
  /** Something in the form has changed. */
  readonly onChange: () => void;
  /** Puts another paste into the form, and nothing beside it. */
  readonly onFill: (paste: string) => void;
}

/**
 * One forgiving box, and fields for what it does not say. Its values live in the document alone, so that what is typed before the
 * page is awake stays; nothing of it is remembered by the browser or sent.
 */
export function PasteForm({ form, language, onChange, onFill }: Props) {
  const words = diagnoseWords(language);
  const id = useId();
  // A press that nobody hears must not look like one: text that is typed early is kept, a button's press is not.
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const chooser = useRef<HTMLInputElement>(null);
  const open = (file: File) => {
    void import('./dropped.ts').then(({ readDropped }) => readDropped(file)).then(onFill);
  };
  return (
    <form
      ref={form}
      className="paste"
      autoComplete="off"
      onInput={onChange}
      onSubmit={event => event.preventDefault()}
    >
      <label htmlFor={`${id}-paste`}>{words.paste}</label>
      <textarea
        id={`${id}-paste`}
        name="paste"
        rows={10}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={words.placeholder}
        onDragOver={event => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={event => {
          const [file] = event.dataTransfer.files;
          if (!file) return;
          event.preventDefault();
          open(file);
        }}
      />
      <div className="examples">
        <span>{words.examples}</span>
        {EXAMPLES.map(example => (
          <button key={example.id} type="button" disabled={!awake} onClick={() => onFill(example.paste)}>
            {example.title[language]}
          </button>
        ))}
        <button type="button" className="quiet" disabled={!awake} onClick={() => chooser.current?.click()}>
          {words.file}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".har,.json,.log,.txt"
          aria-label={words.file}
          onChange={event => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) open(file);
          }}
        />
        <button type="button" className="quiet" disabled={!awake} onClick={() => onFill('')}>
          {words.clear}
        </button>
      </div>
      <details>
        <summary>{words.more}</summary>
        <p className="fine">{words.moreHint}</p>
        <div className="paste-fields">
          <Text name="page" label={words.page} />
          <Text name="url" label={words.address} />
          <Text name="method" label={words.method} />
          <Choice name="credentials" label={words.credentials} choices={words.credentialsChoices} />
          <label>
            <span>{words.headers}</span>
            <textarea name="headers" rows={2} spellCheck={false} autoComplete="off" />
          </label>
          <Choice name="answers" label={words.answers} choices={words.answersChoices} />
        </div>
      </details>
    </form>
  );
}

function Text({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <label>
      <span>{label}</span>
      <input type="text" name={name} maxLength={2048} spellCheck={false} autoComplete="off" />
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
}

function Choice({ name, label, choices }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {Object.entries(choices).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
