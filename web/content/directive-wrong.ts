import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Answer } from '../run/answers.ts';
import type { PanelSpec } from '../run/spec.ts';
import { answerIn, oneOf, type ReportAttribute } from './directive.ts';

const EXAMPLE = ':::wrong[What was believed]{stops="before-sending"}';

/**
 * The predictions that an `implausible="preflight no-response: why nobody expects them"` of a live block leaves unanswered. Every
 * mistake is reported.
 */
export function readImplausible(
  { attributes }: LeafDirective,
  possible: readonly Answer[],
  report: ReportAttribute,
): readonly Answer[] {
  const text = attributes?.implausible ?? '';
  const [words = '', reason = ''] = text.split(/:(.*)/s);
  if (text !== '' && reason.trim() === '') {
    report('implausible', 'the reason is missing; write implausible="no-response: why nobody expects it"');
  }
  return words.split(' ').flatMap(word => {
    const stop = answerIn(word, possible);
    if (!stop && word !== '') report('implausible', `a run cannot stop at "${word}"; ${oneOf(possible)}`);
    return stop ?? [];
  });
}

/**
 * The predictions that one `:::wrong` block answers. Every mistake is reported; null where no prediction would lead to it.
 * `possible` are the predictions that the panel offers, `taken` those that other blocks of it answer.
 */
export function readWrong(
  { attributes, children }: ContainerDirective,
  { id, claim }: PanelSpec,
  possible: readonly Answer[],
  taken: readonly Answer[],
  report: ReportAttribute,
): readonly Answer[] | null {
  const { stops: given, ...others } = attributes ?? {};
  for (const name of Object.keys(others)) {
    report(name, `a :::wrong block has no "${name}"; write ${EXAMPLE}`);
  }
  const [label, ...text] = children;
  const named = label?.type === 'paragraph' && label.data?.directiveLabel === true;
  if (!named) report(null, `the misconception has no name; write ${EXAMPLE}`);
  else if (text.length === 0) report(null, 'the block is empty; write what is true instead');

  const words = (given ?? '').split(/[\s,]+/).filter(word => word !== '');
  if (words.length === 0) {
    report(null, `the block does not say which predictions it answers; write stops="…", ${oneOf(possible)}`);
  }
  const stops: Answer[] = [];
  for (const word of words) {
    const stop = answerIn(word, possible);
    if (!stop) report('stops', `a run cannot stop at "${word}"; ${oneOf(possible)}`);
    else if (word === claim?.stops || word === claim?.because)
      report('stops', `"${word}" is what "${id}" claims: that prediction is right`);
    else if (taken.includes(stop) || words.indexOf(word) !== words.lastIndexOf(word))
      report('stops', `the prediction "${word}" of "${id}" is answered twice; keep one`);
    if (stop) stops.push(stop);
  }
  return named && words.length > 0 ? stops : null;
}
