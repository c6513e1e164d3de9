import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Language } from '../language.ts';
import { codeOf } from '../run/code.ts';
import { lessonValues } from '../run/knobs.ts';
import type { PanelSpec } from '../run/spec.ts';
import { fill, panelWords } from '../run/words.ts';

interface Props {
  readonly spec: PanelSpec;
  readonly experiment: Experiment;
  readonly language: Language;
  readonly origins: Origins;
  readonly differ: readonly string[];
}

/** A case that was not opened, in print and where no script runs: its title, and the lines in which it differs. */
export function Elsewhere({ spec, experiment, language, origins, differ }: Props) {
  const values = lessonValues(experiment.knobs, spec.knobs);
  const code = codeOf({
    experiment,
    values,
    lesson: values,
    set: spec.knobs,
    inLesson: true,
    origins,
    language,
  });
  const lines = code.flatMap(side => side.lines);
  const lineOf = (knob: string): string => {
    const line = lines.find(parts => parts.some(part => typeof part !== 'string' && part.knob === knob));
    if (!line)
      return fill(panelWords(language).without, { name: experiment.knobs[knob]?.label[language] ?? knob });
    return line.map(part => (typeof part === 'string' ? part : part.text)).join('');
  };
  return (
    <p className="elsewhere">
      <b>{spec.title}</b>
      {[...new Set(differ.map(lineOf))].map(line => (
        <code key={line}>{line.trim()}</code>
      ))}
    </p>
  );
}
