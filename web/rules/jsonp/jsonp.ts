import { about, type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { type EmbedRun, embedRequestChecks, embedResponseChecks } from '../embed/embed.ts';
import { originOf, sameOrigin, serialise } from '../origin/origin.ts';
import * as jsonpSteps from './steps.ts';

/** A script element whose response is to call a function of the page. */
export interface JsonpRun extends Omit<EmbedRun, 'element'> {
  /** Of the response; null: none came. */
  readonly body: string | null;
  /** The function that waits for the data; null: there is none. */
  readonly waiting: string | null;
  /** What the query names. */
  readonly callback: string;
  /** What the server holds it against; null: nothing. */
  readonly pattern: RegExp | null;
}

/** A comment in front, a name, and what is called with it, up to the end of that statement. */
const CALL = /^\/\*\*\/([\w$.]+)\([^;]*\);?(.*)$/s;
const COMMENT = '/**/';
/** Code that is shown, in UTF-16 units. */
const SHOWN = 40;

/** What becomes of a JSONP request. There is no standard of it: it is a script element and a function. */
export function judgeJsonp(run: JsonpRun): Verdict {
  return decide(jsonpChecks(run));
}

function* jsonpChecks({ body, callback, pattern, waiting, ...embed }: JsonpRun): Generator<Check> {
  const run: EmbedRun = { ...embed, element: 'script' };
  yield* embedRequestChecks(run);
  if (pattern) {
    const compared = { found: callback, wanted: String(pattern) };
    yield { stops: 'server', step: step(jsonpSteps.jsonpName, pattern.test(callback), compared) };
  }
  yield* embedResponseChecks(run);
  const status = run.exchange?.response?.status ?? null;
  yield* about(status, scriptChecks(body ?? '', run, waiting));
}

function* scriptChecks(
  code: string,
  { origin, url }: Pick<EmbedRun, 'origin' | 'url'>,
  waiting: string | null,
): Generator<Check> {
  const stops = 'browser';
  yield { stops, step: step(jsonpSteps.jsonpRuns, true, { wanted: origin }) };
  const call = CALL.exec(code);
  const more = { stops, step: step(jsonpSteps.jsonpMore, true) } as const;
  if (!call) {
    const [line = '', ...lines] = code.slice(code.startsWith(COMMENT) ? COMMENT.length : 0).split('\n');
    const found = line.slice(0, SHOWN);
    yield { stops, step: step(jsonpSteps.jsonpNoName, true, { found }) };
    if (lines.some(isCode)) yield more;
    return;
  }
  const [, name = '', rest = ''] = call;
  const found = { found: `${name}()` };
  if (name !== waiting) {
    const from = sameOrigin(origin, url) ? null : serialise(originOf(url));
    yield { stops, step: step(jsonpSteps.jsonpNoFunction, true, { ...found, wanted: from }) };
    return;
  }
  yield { stops, step: step(jsonpSteps.jsonpData, true, found) };
  if (isCode(rest)) yield more;
}

function isCode(text: string): boolean {
  return text.trim() !== '';
}
