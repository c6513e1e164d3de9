import { Fragment } from 'react';
import type { Origins } from '../../../server/protocol/origins.ts';
import type { Knobs, KnobValues } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { knobsBySide } from '../../run/knobs.ts';
import type { KnobGroup, PanelSpec } from '../../run/spec.ts';
import { panelWords } from '../../run/words.ts';
import { KnobField } from './KnobField.tsx';

interface Props {
  readonly spec: PanelSpec;
  readonly knobs: Knobs;
  /** The knobs as the lesson sets them. */
  readonly lesson: KnobValues;
  /** Every knob open, in these groups; null: those that the lesson does not set are folded away. */
  readonly groups: readonly KnobGroup[] | null;
  readonly language: Language;
  readonly origins: Origins;
}

/** The fields of all knobs: those of the lesson before the eyes, the others by whose behaviour they set. */
export function KnobFields({ spec, knobs, lesson, groups, language, origins }: Props) {
  const words = panelWords(language);
  const names = Object.keys(knobs);
  const set = names.filter(name => name in spec.knobs);
  const others = names.filter(name => !(name in spec.knobs));

  const grid = (inGrid: readonly string[]) => (
    <div className="knob-grid">
      {inGrid.map(name => {
        const knob = knobs[name];
        return (
          knob && (
            <KnobField
              key={name}
              id={`${spec.id}-${name}`}
              name={`${spec.id}.${name}`}
              knob={knob}
              value={lesson[name] ?? knob.default}
              language={language}
              origins={origins}
            />
          )
        );
      })}
    </div>
  );
  const group = (title: string, inGroup: readonly string[]) => (
    <fieldset key={title} className="knob-group">
      <legend>{title}</legend>
      {grid(inGroup)}
    </fieldset>
  );

  if (groups) {
    return <div className="knobs">{groups.map(({ title, knobs: own }) => group(title[language], own))}</div>;
  }
  return (
    <div className="knobs">
      {set.length > 0 && grid(set)}
      <details className="more-knobs">
        <summary>{set.length > 0 ? words.moreKnobs : words.knobs}</summary>
        {knobsBySide(knobs, others).map(({ side, names: own }) => (
          <Fragment key={side}>{side === null ? grid(own) : group(words.sides[side], own)}</Fragment>
        ))}
      </details>
    </div>
  );
}
