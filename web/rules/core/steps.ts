import { cookieSendSteps } from '../cookies/send-steps.ts';
import { cookieStoreSteps } from '../cookies/store-steps.ts';
import { preflightSteps } from '../cors/preflight-steps.ts';
import { corsSteps, credentialsSteps } from '../cors/steps.ts';
import { embedSteps } from '../embed/steps.ts';
import { fetchAnswerSteps } from '../fetch/answer-steps.ts';
import { fetchCallSteps } from '../fetch/call-steps.ts';
import { fetchMainSteps } from '../fetch/main-steps.ts';
import { fetchRedirectSteps } from '../fetch/redirect-steps.ts';
import { siteSteps } from '../origin/site-steps.ts';
import { originSteps } from '../origin/steps.ts';
import { serverSteps } from '../server/steps.ts';
import { socketIoSteps } from '../socket-io/steps.ts';
import { websocketCallSteps } from '../websocket/call-steps.ts';
import { websocketRequestSteps } from '../websocket/request-steps.ts';
import { websocketResponseSteps } from '../websocket/response-steps.ts';
import type { StepText } from './text.ts';

/** Every step of every rule by its id; an id names one decision, whichever way it goes. */
export const STEPS = {
  ...websocketCallSteps,
  ...websocketRequestSteps,
  ...serverSteps,
  ...websocketResponseSteps,
  ...corsSteps,
  ...credentialsSteps,
  ...preflightSteps,
  ...fetchCallSteps,
  ...fetchMainSteps,
  ...fetchRedirectSteps,
  ...fetchAnswerSteps,
  ...socketIoSteps,
  ...originSteps,
  ...siteSteps,
  ...cookieStoreSteps,
  ...cookieSendSteps,
  ...embedSteps,
} as const satisfies Readonly<Record<string, StepText>>;

export type StepId = keyof typeof STEPS;
