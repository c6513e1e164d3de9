import { RUN_PATTERN, TOKEN_PATTERN } from '../protocol/paths.ts';

/** What a page may ask about a panel, read from whatever came: undefined for anything malformed. */

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** `{ token }` */
export function tokenOf(question: unknown): string | undefined {
  return text(property(question, 'token'), TOKEN_PATTERN);
}

/** `{ token, after }`, `after` a record's number or 0 */
export function resumeOf(question: unknown): { readonly token: string; readonly after: number } | undefined {
  const token = tokenOf(question);
  const after = property(question, 'after');
  const valid = typeof after === 'number' && Number.isSafeInteger(after) && after >= 0;
  return token !== undefined && valid ? { token, after } : undefined;
}

/** `{ token, run }` */
export function runOf(question: unknown): { readonly token: string; readonly run: string } | undefined {
  const token = tokenOf(question);
  const run = text(property(question, 'run'), RUN_PATTERN);
  return token !== undefined && run !== undefined ? { token, run } : undefined;
}

/** The function that sends an answer; one that does nothing when the page wants none. */
export function answerOf<A>(answer: unknown): (value: A) => void {
  return typeof answer === 'function' ? value => void Reflect.apply(answer, undefined, [value]) : () => {};
}
