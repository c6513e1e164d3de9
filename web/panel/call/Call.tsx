import { Fragment, type ReactNode, useState } from 'react';
import type { CodeLine, CodePart, CodeSide } from '../../experiments/code.ts';
import { codeOf, isChanged, type Setting, sideOf, tokenIn } from '../../run/code.ts';
import { panelWords } from '../../run/words.ts';
import { Token } from './Token.tsx';
import './call.css';

interface Props {
  readonly setting: Setting;
  /** Every knob can be set at once; else those that the lesson doesn't set wait behind a button. */
  readonly open: boolean;
  /** The knob whose choices are shown. */
  readonly chosen: string | null;
  /** While a run is on. */
  readonly locked: boolean;
  /** The settings in which it differs from other cases. */
  readonly differ?: readonly string[] | undefined;
  readonly onPress: (knob: string, button: HTMLElement) => void;
  readonly onReset: () => void;
}

/** The head of a panel: the call as a developer would write it, whose tokens are the settings. */
export function Call({ setting, open, chosen, locked, differ = [], onPress, onReset }: Props) {
  const { experiment, language, set } = setting;
  const words = panelWords(language);
  const [more, setMore] = useState(open);
  const code = codeOf(setting);
  const knobs = Object.keys(experiment.knobs);
  const isOwn = (knob: string) => knob in set || isChanged(setting, knob);
  const missing = knobs.filter(knob => tokenIn(code, knob) === null);

  const tokenOf = (knob: string, text: string | null, chip = false) => (
    <Token
      key={knob}
      setting={setting}
      knob={knob}
      text={text}
      chip={chip}
      opened={chosen === knob}
      locked={locked}
      differs={differ.includes(knob)}
      onPress={onPress}
    />
  );
  // Neighbouring texts are one: between two React would write a comment into the page.
  const lineOf = (line: CodeLine): ReactNode =>
    line
      .map(part => (typeof part === 'string' || more || isOwn(part.knob) ? part : part.text))
      .reduce<CodePart[]>((parts, part) => {
        const last = parts.at(-1);
        if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
        else parts.push(part);
        return parts;
      }, [])
      .map(part => (typeof part === 'string' ? part : tokenOf(part.knob, part.text)));
  const tail = (!open || knobs.some(knob => isChanged(setting, knob))) && (
    <span className="call-tail">
      {!open && (
        <button type="button" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? words.fewerSettings : words.moreSettings}
        </button>
      )}
      {knobs.some(knob => isChanged(setting, knob)) && (
        <button type="button" className="reset" disabled={locked} onClick={onReset}>
          {setting.inLesson ? words.reset : words.resetDefaults}
        </button>
      )}
    </span>
  );
  const linesOf = (side: CodeSide, end: ReactNode) => {
    const left = missing
      .filter(knob => isOwn(knob) && sideOf(code, experiment, knob) === side)
      .map(knob => tokenOf(knob, null));
    // At the end of the last line, where it fits.
    const last = left.length > 0 ? null : side.lines.at(-1);
    return (
      <pre>
        {side.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
          <span key={at} className={isComment(line) ? 'line remark' : 'line'}>
            {lineOf(line)}
            {line === last && end}
          </span>
        ))}
        {left}
        {!last && end}
      </pre>
    );
  };
  return (
    <div className="call">
      {code.map((side, at) => (
        <Fragment key={side.who.en}>
          <span className="who">{side.who[language]}</span>
          {linesOf(side, at === code.length - 1 && tail)}
        </Fragment>
      ))}
      {more &&
        code.map(side => {
          const chips = missing.filter(knob => !isOwn(knob) && sideOf(code, experiment, knob) === side);
          return (
            chips.length > 0 && (
              <Fragment key={side.who.en}>
                <span className="who">{side.who[language]}</span>
                <div className="chips">{chips.map(knob => tokenOf(knob, null, true))}</div>
              </Fragment>
            )
          );
        })}
    </div>
  );
}

function isComment([first]: CodeLine): boolean {
  return typeof first === 'string' && /^(?:\/\/|<!--)/.test(first);
}
