import { columnsOf } from './columns.ts';
import { oneOf } from './directive.ts';
import { readList } from './front-matter-list.ts';

/** What somebody may need to do across origins: the first question of the overview. */
export const NEEDS = ['read', 'push', 'window', 'send'] as const;
export type Need = (typeof NEEDS)[number];

/** Whether a technique is still good today. */
export const VERDICTS = ['use', 'limited', 'avoid'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A way across origins, as the lesson that shows it describes it for the overview. */
export interface Technique {
  readonly offset: number;
  readonly name: string;
  readonly for: Need;
  /** What it can do. */
  readonly does: string;
  /** The year since when it has been used. */
  readonly since: string;
  readonly verdict: Verdict;
  /** The reason for the verdict. */
  readonly today: string;
  /** When to use it, as a case that somebody is in. */
  readonly use: string;
  /** The panel that shows it. */
  readonly panel: string;
  /** The folder of its demo; null where it has none. */
  readonly demo: string | null;
}

const EXAMPLES = {
  name: 'JSONP',
  for: NEEDS.join(', or '),
  does: 'What it can do',
  since: '2005',
  verdict: VERDICTS.join(', or '),
  today: 'Why it is or isn’t good today',
  use: 'When to use it',
  panel: 'the id of a live block',
  demo: '2-jsonp, or demo: none',
} as const;

/** A cell of a table holds no more. */
const COLUMNS = 110;

/** The techniques that a lesson's front matter names; every mistake is reported. */
export function readTechniques(
  source: string,
  value: unknown,
  report: (offset: number, message: string) => void,
): readonly Technique[] {
  return readList(source, 'techniques', value, EXAMPLES, report).flatMap(({ offset, fields }) => {
    const among = <T extends string>(field: keyof typeof EXAMPLES, values: readonly T[]): T | undefined => {
      const found = values.find(one => one === fields[field]);
      if (found === undefined) report(offset, `${field} "${fields[field]}" is unknown; ${oneOf(values)}`);
      return found;
    };
    const need = among('for', NEEDS);
    const verdict = among('verdict', VERDICTS);
    if (!/^(19|20)\d\d$/.test(fields.since))
      report(offset, `since "${fields.since}" is no year; write since: 2005`);
    for (const field of ['does', 'today', 'use'] as const) {
      const columns = columnsOf(fields[field]);
      if (columns > COLUMNS)
        report(offset, `${field} is ${columns} columns wide, and ${COLUMNS} fit; shorten it`);
    }
    if (need === undefined || verdict === undefined) return [];
    return [{ ...fields, offset, for: need, verdict, demo: fields.demo === 'none' ? null : fields.demo }];
  });
}
