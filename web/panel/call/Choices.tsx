import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Choice, choicesFor, type Setting } from '../../run/code.ts';
import { fill, panelWords } from '../../run/words.ts';
import { split } from './choices.ts';

interface Props {
  readonly setting: Setting;
  readonly knob: string;
  readonly label: string;
  readonly onChoose: (value: string) => void;
}

/** The key of the last option, which shows the others. */
const FOLD = 'fold';

/** What a knob may be set to, as a listbox: https://www.w3.org/WAI/ARIA/apg/patterns/listbox/. */
export function Choices({ setting, knob, label, onChoose }: Props) {
  const words = panelWords(setting.language);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const [current, lesson] = [setting.values[knob], setting.lesson[knob]];
  const { first, rest } = split(choicesFor(setting, knob), [current, lesson]);
  const options: readonly (Choice | typeof FOLD)[] = unfolded
    ? [...first, ...rest]
    : rest.length > 0
      ? [...first, FOLD]
      : first;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      first.findIndex(({ value }) => value === current),
    ),
  );
  useEffect(() => list.current?.focus({ preventScroll: true }), []);

  const choose = (at: number) => {
    const option = options[at];
    if (option === FOLD) setUnfolded(true);
    else if (option) onChoose(option.value);
  };
  const textOf = (option: Choice | typeof FOLD) =>
    option === FOLD ? '' : `${option.code ?? ''} ${option.note ?? ''}`.replace(/^\W+/, '').toLowerCase();
  const move = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    };
    const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
    const next =
      letter === null
        ? to[event.key]
        : [...options.keys()]
            .map(step => (active + 1 + step) % options.length)
            .find(at => textOf(options[at] ?? FOLD).startsWith(letter));
    if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (next !== undefined) {
      setActive(next);
      document.getElementById(`${id}${next}`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}${active}`}
      onKeyDown={move}
    >
      {options.map((option, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the listbox has focus and keys
        <div
          key={option === FOLD ? FOLD : option.value}
          id={`${id}${at}`}
          role="option"
          aria-selected={option !== FOLD && option.value === current}
          data-value={option === FOLD ? undefined : option.value}
          data-fold={option === FOLD || undefined}
          data-active={at === active || undefined}
          onPointerMove={() => setActive(at)}
          onClick={() => choose(at)}
        >
          {option === FOLD ? (
            fill(words.moreChoices, { n: rest.length })
          ) : (
            <>
              {option.code === null ? <span>{option.note}</span> : <code>{option.code}</code>}
              {option.value === lesson && (
                <em>{setting.inLesson ? words.lessonValue : words.defaultValue}</em>
              )}
              {option.code !== null && option.note !== null && <small>{option.note}</small>}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
