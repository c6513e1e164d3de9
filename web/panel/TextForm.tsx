import type { Language } from '../language.ts';
import { decisionOf } from '../rules/core/describe.ts';
import type { Step } from '../rules/core/verdict.ts';
import type { Lifeline } from '../run/actors.ts';
import { runWords } from '../run/run-words.ts';
import { fill } from '../run/words.ts';
import { nameOf } from './picture/ArrowRow.tsx';
import type { Line } from './picture/lines.ts';
import { neverText } from './picture/never-text.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly lifelines: readonly Lifeline[];
  /** The step that the picture tells of at the stop; absent where it tells of none. */
  readonly step: Step | undefined;
  readonly language: Language;
}

/** The picture as an ordered list, from top to bottom. */
export function TextForm({ lines, lifelines, step, language }: Props) {
  const words = runWords(language);
  return (
    <ol className="text-form">
      {lines.flatMap(linesIn).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finished run has its lines, and none is ever moved
        <li key={index}>{text}</li>
      ))}
    </ol>
  );

  function linesIn(line: Line): readonly string[] {
    switch (line.kind) {
      case 'arrow':
        return [nameOf(line, lifelines, language)];
      case 'fold':
        return line.lines.flatMap(linesIn);
      case 'never':
        return [neverText(line, language)];
      case 'pause':
        return [fill(words.pause, { s: (line.ms / 1000).toFixed(1) })];
      case 'late':
        return [words.late];
      case 'why':
        return step ? [fill(words.theStop, { what: decisionOf(step, language) })] : [];
    }
  }
}
