import { readList } from './front-matter-list.ts';

/** A question of interviews, and the section of its lesson that answers it by a run. */
export interface Question {
  readonly offset: number;
  readonly ask: string;
  readonly section: string;
}

const EXAMPLES = { ask: 'What is the same-origin policy?', section: 'the id of a section with a live block' };

/** The questions that a lesson's front matter says it answers; every mistake is reported. */
export function readQuestions(
  source: string,
  value: unknown,
  report: (offset: number, message: string) => void,
): readonly Question[] {
  return readList(source, 'questions', value, EXAMPLES, report).map(({ offset, fields }) => ({
    ...fields,
    offset,
  }));
}
