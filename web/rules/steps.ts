import type { Language } from '../language.ts';
import { cookieStoreSteps } from './steps/cookies.ts';
import { cookieSendSteps } from './steps/cookies-send.ts';
import { corsSteps, credentialsSteps } from './steps/cors.ts';
import { embedSteps } from './steps/embed.ts';
import { fetchAnswerSteps } from './steps/fetch-answer.ts';
import { fetchCallSteps } from './steps/fetch-call.ts';
import { fetchMainSteps } from './steps/fetch-main.ts';
import { fetchRedirectSteps } from './steps/fetch-redirect.ts';
import { originSteps } from './steps/origin.ts';
import { preflightSteps } from './steps/preflight.ts';
import { serverSteps } from './steps/server.ts';
import { siteSteps } from './steps/site.ts';
import { socketIoSteps } from './steps/socket-io.ts';
import type { StepText } from './steps/text.ts';
import { websocketCallSteps } from './steps/websocket-call.ts';
import { websocketRequestSteps } from './steps/websocket-request.ts';
import { websocketResponseSteps } from './steps/websocket-response.ts';
import type { Step } from './verdict.ts';

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

/** The sentence that says how a step went, with its two values in place. */
export function describeStep(step: Step, language: Language): string {
  const text: StepText = STEPS[step.id];
  const failed = step.tolerated === undefined ? text.failed : (text.tolerated ?? text.failed);
  const sentence = ((step.passed ? text.passed : failed) ?? text.title)[language];
  return sentence.replace(/\{(found|wanted)\}/g, (hole, name: 'found' | 'wanted') => step[name] ?? hole);
}
