import { type LinkTargets, wrongWith } from './lesson-links.ts';
import { type Problem, placeOf } from './problem.ts';

/** The table of what has moved, relative to the project. */
export const MOVED_FILE = 'docs/moved.json';

/** Where old links lead: from `lesson` or `lesson#part` to the same of another place. */
export type Moved = Readonly<Record<string, string>>;

/** The table as it is written. Throws a SyntaxError where it isn’t JSON. */
export function readMoved(source: string): Moved {
  const table: unknown = JSON.parse(source);
  return Object.fromEntries(Object.entries(Object(table)).map(([from, to]) => [from, String(to)] as const));
}

/** Lines that lead nowhere, or lead away from what is still there; so none leads to another line. */
export function checkMoved(source: string, targets: LinkTargets): Problem[] {
  const moved = readMoved(source);
  return Object.entries(moved).flatMap(([from, to]) => {
    const [lesson = ''] = from.split('#');
    const wrong = wrongWith(to, targets);
    const problems = [
      wrongWith(from, targets) === null && `"${from}" is still there; delete this line`,
      !targets.has(lesson) && !(lesson in moved) && `no page is at "${lesson}"; write where that lesson went`,
      wrong !== null && `"${from}" leads to ${wrong}`,
    ];
    const place = placeOf(source, Math.max(0, source.indexOf(JSON.stringify(from))));
    return problems.flatMap(message => (message === false ? [] : [{ file: MOVED_FILE, ...place, message }]));
  });
}
