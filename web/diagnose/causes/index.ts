import type { StepDefinition } from '../../rules/core/definition.ts';
import beforeSending from './before-sending.ts';
import call from './calls.ts';
import type { Cause } from './cause.ts';
import client from './clients.ts';
import cookie from './cookies.ts';
import corsCheck from './cors-check.ts';
import element from './elements.ts';
import network from './network.ts';
import preflight from './preflight.ts';
import redirect from './redirects.ts';
import response from './responses.ts';
import server from './servers.ts';
import socketIo from './socket-io.ts';
import symptom from './symptoms.ts';
import websocket from './websocket.ts';

const RECORDS = {
  ...corsCheck,
  ...preflight,
  ...redirect,
  ...beforeSending,
  ...call,
  ...network,
  ...response,
  ...element,
  ...cookie,
  ...server,
  ...client,
  ...websocket,
  ...socketIo,
  ...symptom,
};

/** Names a way of failing; an id is one decision, whoever reports it. */
export type CauseId = keyof typeof RECORDS;

/** Every way of failing that this page can name. */
export const CAUSES: Readonly<Record<CauseId, Cause>> = RECORDS;

/** Whether it says only that something failed: any other evidence tells more. */
export function isSymptom(cause: CauseId): boolean {
  return CAUSES[cause].vague !== undefined;
}

/** The cause whose step a rule stopped at: of several the first; null where no cause is about that step. */
export function causeOfStep(step: StepDefinition): CauseId | null {
  return CAUSE_IDS.find(cause => CAUSES[cause].step?.of.includes(step)) ?? null;
}

const CAUSE_IDS = Object.keys(CAUSES) as CauseId[];
