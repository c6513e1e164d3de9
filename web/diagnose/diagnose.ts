import type { StepId } from '../rules/steps.ts';
import type { Verdict } from '../rules/verdict.ts';
import { type CauseId, SYMPTOMS } from './causes/ids.ts';
import { type Command, commandsFor } from './command.ts';
import { CAUSE_STEPS, stepOfMessage, stopOfCause } from './deciding-step.ts';
import type { Finding } from './finding.ts';
import type { Hint } from './hints/hint.ts';
import { hintsFor } from './hints/hints.ts';
import { type Known, knownFrom, type Typed } from './known.ts';
import { type Evidence, type Said, said } from './reading/evidence.ts';
import { readPaste } from './reading/paste.ts';
import { type Ruling, rule } from './rule.ts';

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
  | 'firefox-lines';

export interface Diagnosis {
  readonly evidence: readonly Evidence[];
  readonly cut: boolean;
  readonly known: Known;
  /** Null where nothing can be said yet. */
  readonly finding: Finding | null;
  /** What the pasted answers would do by the rule, where the browser said something else. */
  readonly contradiction: Finding | null;
  /** The rule's steps, where there were answers to walk through. */
  readonly verdict: Verdict | null;
  /** Other failures that the same paste speaks of. */
  readonly others: readonly Finding[];
  readonly hints: readonly Hint[];
  readonly needs: readonly Need[];
  readonly commands: readonly Command[];
}

/** Everything that can be said of a case from text alone. Pure and total: it contacts nothing, never throws, and holds no secret of the paste. */
export function diagnose(paste: string, typed: Typed): Diagnosis {
  const { evidence, cut } = readPaste(paste);
  const known = knownFrom(evidence, typed);
  const ruling = rule(known);
  const byMessage = known.said && findingOf(known.said, known);
  const byRule = findingOfRuling(ruling, known) ?? answeredSocket(known);
  const finding = joined(byMessage, byRule, known);
  const contradiction =
    byMessage && byRule && byMessage.basis === 'browser' && finding?.basis !== 'both' ? byRule : null;
  return {
    evidence,
    cut,
    known,
    finding,
    contradiction,
    verdict: ruling.kind === 'verdict' && !ruling.assumed && hasAnswers(known) ? ruling.verdict : null,
    others: known.others.map(message => findingOf(message, known)),
    hints: finding ? hintsFor(finding, known) : [],
    needs: needsOf(finding, ruling, known),
    commands: commandsFor(known),
  };
}

function hasAnswers({ preflight, answers }: Known): boolean {
  return preflight !== null || answers.length > 0;
}

function findingOf(message: Said, known: Known): Finding {
  const { at, cause, value } = message;
  return {
    cause,
    at,
    stops: stopOfCause(cause, at),
    step: stepOfMessage(message, known),
    basis: SYMPTOMS.has(cause) ? 'symptom' : 'browser',
    said: message,
    value,
  };
}

const CAUSE_OF_STEP: ReadonlyMap<StepId, CauseId> = new Map([
  ...Object.entries(CAUSE_STEPS)
    .toReversed()
    .map(([cause, step]): [StepId, CauseId] => [step, cause as CauseId]),
  ['readable', 'readable'],
  ['same-origin', 'readable'],
  ['url-fetchable', 'call-invalid'],
  ['method-allowed', 'call-invalid'],
  ['redirect-count', 'redirect-refused'],
  ['redirect-mode', 'redirect-refused'],
  ['redirect-location', 'redirect-refused'],
]);

/** What the rule concludes from the answers; without answers only what stops the request before it is sent. */
function findingOfRuling(ruling: Ruling, known: Known): Finding | null {
  if (ruling.kind !== 'verdict') return null;
  const { stops, because, steps } = ruling.verdict;
  if (stops !== 'before-sending' && !hasAnswers(known)) return null;
  const cause = CAUSE_OF_STEP.get(because);
  if (!cause) return null;
  const step = steps.findLast(({ id }) => id === because) ?? null;
  const status = known.answers.at(-1)?.status ?? 200;
  return {
    // An error status that the page may read is no failure of CORS, and yet what the reader is looking for.
    cause: cause === 'readable' && status >= 400 ? 'status-readable' : cause,
    at: stops === 'preflight' ? 'preflight' : stops === 'browser' ? 'request' : null,
    stops,
    step,
    basis: 'rule',
    said: null,
    value: step?.passed === false ? (step.found ?? null) : null,
  };
}

/** An answer to a handshake by hand: anything but 101 is what the page got, too. */
function answeredSocket(known: Known): Finding | null {
  const status = known.kind === 'websocket' ? known.answers.at(-1)?.status : null;
  if (status == null || status === 101) return null;
  const cause = status >= 400 ? 'socket-refused' : 'socket-not-upgraded';
  return { ...findingOf(said(cause, 'script', { status }), known), basis: 'rule', said: null };
}

/** The browser's word counts: it saw the answer that failed. Where both agree, the rule has the values. */
function joined(byMessage: Finding | null, byRule: Finding | null, known: Known): Finding | null {
  if (!byMessage || !byRule) return byMessage ?? byRule;
  if (byMessage.basis === 'symptom')
    return byRule.cause === 'readable' ? byMessage : { ...byRule, said: byMessage.said };
  if (agree(byMessage, byRule)) {
    return { ...byRule, basis: 'both', said: byMessage.said, value: byMessage.value ?? byRule.value };
  }
  // An answer to a preflight may fail twice, by its status and by its fields; which of the two is named first differs.
  if (byRule.stops !== 'preflight' || known.preflight === null) return byMessage;
  const otherwise = findingOfRuling(
    rule({ ...known, preflight: { ...known.preflight, status: 204 } }),
    known,
  );
  return otherwise && agree(byMessage, otherwise)
    ? { ...byMessage, stops: 'preflight', at: 'preflight', basis: 'both' }
    : byMessage;
}

function agree(byMessage: Finding, byRule: Finding): boolean {
  return (
    byMessage.step?.id === byRule.step?.id && (byMessage.stops === null || byMessage.stops === byRule.stops)
  );
}

const ANSWER_TELLS: ReadonlySet<CauseId> = new Set<CauseId>([
  'preflight-method',
  'preflight-header',
  'preflight-unreadable',
  'cors-unnamed',
]);

function needsOf(finding: Finding | null, ruling: Ruling, known: Known): readonly Need[] {
  if (!finding) {
    if (known.url === null && !hasAnswers(known))
      return known.page === null ? ['anything'] : ['address', 'console'];
    const needs: Need[] = known.page === null ? ['page'] : [];
    if (known.url === null) needs.push('address');
    if (ruling.kind === 'waiting')
      needs.push(ruling.sent.kind === 'preflight' ? 'preflight-answer' : 'request-answer');
    return [...needs, 'console'];
  }
  const needs: Need[] = [];
  if (finding.basis === 'symptom') needs.push('console');
  if (ruling.kind === 'verdict' && ruling.assumed && finding.basis === 'rule') needs.push('preflight-answer');
  const { said } = finding;
  if (said?.by === 'firefox' && finding.stops === null && finding.step) needs.push('firefox-lines');
  const answer = finding.at === 'preflight' ? known.preflight : (known.answers.at(-1) ?? null);
  if (finding.basis === 'browser' && answer === null) {
    if (ANSWER_TELLS.has(finding.cause)) needs.push('values');
    else if (
      /^(?:allow-origin-missing|preflight-status|preflight-redirect)$/.test(finding.cause) &&
      said?.status === null
    )
      needs.push('status');
  }
  if (needs.length > 0 && known.url === null) needs.push('address');
  if (needs.length > 0 && known.page === null && known.kind !== 'websocket') needs.push('page');
  return needs;
}
