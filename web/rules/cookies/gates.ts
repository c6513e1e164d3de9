import type { StepDefinition } from '../core/definition.ts';
import type { Step } from '../core/verdict.ts';
import * as sendSteps from './send-steps.ts';

/** What a cookie has to pass on its way from a Set-Cookie header to a request, in this order. */
export const GATES = [
  'kept',
  'asked',
  'host',
  'path',
  'secure',
  'same-site',
  'partition',
  'third-party',
] as const;
export type Gate = (typeof GATES)[number];

/** Those that only some requests come to. */
const RARE: readonly Gate[] = ['partition', 'third-party'];

const GATE_OF: ReadonlyMap<StepDefinition, Gate> = new Map<StepDefinition, Gate>([
  [sendSteps.cookieCredentials, 'asked'],
  [sendSteps.cookieHost, 'host'],
  [sendSteps.cookiePath, 'path'],
  [sendSteps.cookieSecure, 'secure'],
  [sendSteps.cookieSameSite, 'same-site'],
  [sendSteps.cookieLaxPost, 'same-site'],
  [sendSteps.cookiePartition, 'partition'],
  [sendSteps.cookieThirdParty, 'third-party'],
]);

/** One cookie on its way. */
export interface CookieLane {
  readonly name: string;
  /** As they stand in its Set-Cookie header. */
  readonly attributes: string;
  /** The gate that holds it back; null: it is sent. */
  readonly heldAt: Gate | null;
}

/** The cookies of a run, and the gates that they came to. */
export interface CookieLanes {
  readonly gates: readonly Gate[];
  readonly cookies: readonly CookieLane[];
}

/** The gate that a step stands at: whether a cookie is kept, all steps of storing it decide. */
export function gateOf({ definition }: Step): Gate {
  return GATE_OF.get(definition) ?? 'kept';
}

/** The gates of a run, in order: those that every cookie comes to, and others that one of these came to. */
export function gatesOf(steps: readonly Step[]): readonly Gate[] {
  return GATES.filter(gate => !RARE.includes(gate) || steps.some(step => gateOf(step) === gate));
}
