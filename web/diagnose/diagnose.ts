import { NOTHING } from '../rules/core/step.ts';
import type { Verdict } from '../rules/core/verdict.ts';
import { casesIn } from './cases.ts';
import { CAUSES, causeOfStep, isSymptom } from './causes/index.ts';
import { stepOfMessage, stopOfCause } from './deciding-step.ts';
import type { Hint } from './hints/hint.ts';
import { hintsFor } from './hints/hints.ts';
import { type Known, knownFrom } from './known.ts';
import type { NamedFailure } from './named-failure.ts';
import { narrowed } from './narrowed.ts';
import { type Command, commandsFor } from './offer/command.ts';
import { isElsewhere, lacksCall } from './offer/fix-case.ts';
import { openAddress, originIn } from './reading/mask.ts';
import { readPaste } from './reading/paste.ts';
import { type Pasted, type PastedMessage, said } from './reading/pasted.ts';
import type { PastedResponse } from './reading/pasted-exchange.ts';
import { type Ruling, rule } from './rule.ts';
import type { Typed } from './typed.ts';

/** What would tell more; each is said in words on the page. */
export type Need =
  | 'anything'
  | 'console'
  | 'page'
  | 'address'
  | 'preflight-answer'
  | 'request-answer'
  | 'status'
  | 'values'
  | 'firefox-lines'
  | 'call'
  | 'real-preflight'
  | 'whole-head'
  | 'whole-line'
  | 'allow-origin'
  | 'server-log'
  | 'handshake'
  | 'page-origin'
  | 'whole-address';

export interface Diagnosis {
  readonly evidence: readonly Pasted[];
  readonly cut: boolean;
  readonly known: Known;
  /** Null where nothing can be said yet. */
  readonly failure: NamedFailure | null;
  /** What the pasted responses would do by the rule, where the browser said something else. */
  readonly contradiction: NamedFailure | null;
  /** The rule's steps, where there were answers to walk through. */
  readonly verdict: Verdict | null;
  /** Other failures that the same paste speaks of. */
  readonly others: readonly NamedFailure[];
  readonly hints: readonly Hint[];
  readonly needs: readonly Need[];
  readonly commands: readonly Command[];
  /** What comes of other requests in the same paste. */
  readonly elsewhere: readonly OtherRequest[];
}

/** A request beside the one that is diagnosed. */
export interface OtherRequest {
  readonly url: string | null;
  readonly failure: NamedFailure | null;
}

/** Everything that can be said of a case from text alone. Pure and total: it contacts nothing, never throws, and holds no secret of the paste. */
export function diagnose(paste: string, typed: Typed): Diagnosis {
  const { evidence, cut } = readPaste(paste);
  const all = casesIn(evidence).map(own => ({ ...diagnoseCase(own, typed), evidence, cut }));
  const [main] = all.toSorted((one, other) => weightOf(other.failure) - weightOf(one.failure));
  if (main === undefined) throw new Error('A paste has one case at least.');
  const elsewhere = all
    .filter(one => one !== main)
    .map(({ known, failure }) => ({ url: known.url, failure }));
  return { ...main, elsewhere };
}

/** How much a case’s failure has to say: a decision, a bare status, a symptom, or nothing. */
function weightOf(failure: NamedFailure | null): number {
  if (failure === null) return 0;
  if (failure.stops === 'nowhere') return 1;
  if (failure.basis === 'symptom') return 2;
  return failure.cause === 'status-readable' ? 3 : 4;
}

function diagnoseCase(
  evidence: readonly Pasted[],
  typed: Typed,
): Omit<Diagnosis, 'evidence' | 'cut' | 'elsewhere'> {
  const known = knownFrom(evidence, typed);
  const ruling = rule(known);
  const byMessage = known.said && narrowed(failureOf(known.said, known), known);
  const ruled = failureOfRuling(ruling, known) ?? answeredSocket(known) ?? refusedOptions(known);
  const byRule = ruled && narrowed(ruled, known);
  const failure = joined(byMessage, byRule, known);
  const hints = failure ? hintsFor(failure, known) : [];
  const contradiction =
    byMessage && byRule && byMessage.basis === 'browser' && failure?.basis !== 'both' ? byRule : null;
  return {
    known,
    failure,
    contradiction,
    verdict: ruling.kind === 'verdict' && !ruling.assumed && hasAnswers(known) ? ruling.verdict : null,
    others: known.others.map(message => failureOf(message, known)),
    hints,
    needs: [...mistyped(typed), ...needsOf(failure, hints, ruling, known)].filter(
      (need, at, all) => all.indexOf(need) === at && !(need === 'page' && all.includes('page-origin')),
    ),
    commands: commandsFor(known),
  };
}

/** What was filled in and can’t be what its field asks for. */
function mistyped({ page, url }: Typed): readonly Need[] {
  return [
    ...(page.trim() !== '' && originIn(page) === null ? ['page-origin' as const] : []),
    ...(url.trim() !== '' && openAddress(url) === null ? ['whole-address' as const] : []),
  ];
}

function hasAnswers({ preflight, answers }: Known): boolean {
  return preflight !== null || answers.length > 0;
}

function failureOf(message: PastedMessage, known: Known): NamedFailure {
  const { at, by, cause, value } = message;
  return {
    cause,
    at,
    stops: stopOfCause(cause, at),
    step: stepOfMessage(message, known),
    basis: isSymptom(cause) ? 'symptom' : by === 'server' || by === 'script' ? by : 'browser',
    said: message,
    value,
  };
}

/** What the rule concludes from the responses; without answers only what stops the request before it is sent. */
function failureOfRuling(ruling: Ruling, known: Known): NamedFailure | null {
  if (ruling.kind !== 'verdict') return null;
  const { stops, because, steps } = ruling.verdict;
  if (stops !== 'before-sending' && !hasAnswers(known)) return null;
  const step = steps.findLast(({ id }) => id === because);
  const cause = step && causeOfStep(step.definition);
  if (!cause) return null;
  // What is not in a head whose lines were left out may have been sent.
  if (!step.passed && step.found === NOTHING && failedAnswer(stops, known)?.elided) return null;
  const status = known.answers.at(-1)?.status ?? 200;
  return {
    // An error status that the page may read is no failure of CORS, and yet what the reader is looking for.
    cause: cause === 'readable' && status >= 400 ? 'status-readable' : cause,
    at: stops === 'preflight' ? 'preflight' : stops === 'browser' ? 'request' : null,
    stops,
    step,
    basis: 'rule',
    said: null,
    value: !step.passed && step.found !== NOTHING ? (step.found ?? null) : null,
  };
}

function failedAnswer(stops: Verdict['stops'], known: Known): PastedResponse | null {
  return stops === 'preflight' ? known.preflight : (known.answers.at(-1) ?? null);
}

/** A response to a handshake by hand: anything but 101 is what the page got, too. */
function answeredSocket(known: Known): NamedFailure | null {
  const { handshake } = known;
  const status = handshake?.status ?? null;
  if (handshake === null || status === null) return null;
  if (status === 101) {
    return { ...failureOf(said('socket-accepted', 'script', { status }), known), basis: 'rule', said: null };
  }
  const cause = status >= 400 ? 'socket-refused' : 'socket-not-upgraded';
  return { ...failureOf(said(cause, 'script', { status }), known), basis: 'rule', said: null };
}

/** An OPTIONS that is no preflight and is refused all the same: so would one be. */
function refusedOptions(known: Known): NamedFailure | null {
  const status = known.options?.status ?? null;
  if (status === null || status < 400) return null;
  const message = said('options-refused', 'script', { status, at: 'preflight' });
  return { ...failureOf(message, known), basis: 'rule', said: null };
}

/** The browser's word counts: it saw the response that failed. Where both agree, the rule has the values. */
function joined(
  byMessage: NamedFailure | null,
  byRule: NamedFailure | null,
  known: Known,
): NamedFailure | null {
  if (!byMessage || !byRule) return byMessage ?? byRule;
  if (byMessage.basis === 'server')
    return byRule.stops === 'preflight' ? { ...byMessage, stops: byRule.stops, at: byRule.at } : byMessage;
  // One sentence of Safari stands for several causes: the response tells which.
  if (CAUSES[byMessage.cause].covers?.includes(byRule.cause))
    return { ...byRule, basis: 'both', said: byMessage.said };
  if (byMessage.basis === 'symptom')
    return byRule.stops === 'nowhere' ? byMessage : { ...byRule, said: byMessage.said };
  if (agree(byMessage, byRule)) {
    return { ...byRule, basis: 'both', said: byMessage.said, value: byMessage.value ?? byRule.value };
  }
  // A response to a preflight may fail twice, by its status and by its fields; which of the two is named first differs.
  if (byRule.stops !== 'preflight' || known.preflight === null) return byMessage;
  const otherwise = failureOfRuling(
    rule({ ...known, preflight: { ...known.preflight, status: 204 } }),
    known,
  );
  return otherwise && agree(byMessage, otherwise)
    ? { ...byMessage, stops: 'preflight', at: 'preflight', basis: 'both' }
    : byMessage;
}

function agree(byMessage: NamedFailure, byRule: NamedFailure): boolean {
  return (
    byMessage.step?.id === byRule.step?.id && (byMessage.stops === null || byMessage.stops === byRule.stops)
  );
}

function needsOf(
  failure: NamedFailure | null,
  hints: readonly Hint[],
  ruling: Ruling,
  known: Known,
): readonly Need[] {
  const needs = failure ? needsFor(failure, hints, ruling, known) : needsWithout(ruling, known);
  return known.options !== null && known.preflight === null ? [...needs, 'real-preflight'] : needs;
}

/** What is missing where nothing is found. */
function needsWithout(ruling: Ruling, known: Known): readonly Need[] {
  if (known.url === null && !hasAnswers(known))
    return known.page === null ? ['anything'] : ['address', 'console'];
  const needs: Need[] = known.page === null ? ['page'] : [];
  if (known.url === null) needs.push('address');
  if (ruling.kind === 'waiting' && known.options === null)
    needs.push(ruling.sent.kind === 'preflight' ? 'preflight-answer' : 'request-answer');
  if (isElided(known)) needs.push('whole-head');
  return [...needs, 'console'];
}

function isElided({ preflight, answers }: Known): boolean {
  return [preflight, ...answers].some(answer => answer?.elided);
}

/** What would make a failure surer, or its configuration possible. */
function needsFor(
  failure: NamedFailure,
  hints: readonly Hint[],
  ruling: Ruling,
  known: Known,
): readonly Need[] {
  const needs: Need[] = [];
  const { asks, stops } = CAUSES[failure.cause];
  if (asks === 'console' || asks === 'server-log' || asks === 'handshake') needs.push(asks);
  if (ruling.kind === 'verdict' && ruling.assumed && failure.basis === 'rule') needs.push('preflight-answer');
  const { said } = failure;
  if (said?.by === 'firefox' && failure.stops === null && failure.step) needs.push('firefox-lines');
  // A reason that was cut out of its line.
  if (stops === 'cors-check' && failure.stops === null && said?.by !== 'firefox' && said?.by !== 'webkit')
    needs.push('whole-line');
  const answer = failure.at === 'preflight' ? known.preflight : (known.answers.at(-1) ?? null);
  if (failure.basis === 'browser' && answer === null) {
    if (asks === 'values' || asks === 'allow-origin' || (asks === 'status' && said?.status === null))
      needs.push(asks);
  }
  if (failure.basis === 'browser' && answer?.elided) needs.push('whole-head');
  if (!isElsewhere(hints) && lacksCall(failure, known)) needs.push('call');
  if (needs.length > 0 && known.url === null) needs.push('address');
  if (needs.length > 0 && known.page === null && known.kind !== 'websocket') needs.push('page');
  return needs;
}
