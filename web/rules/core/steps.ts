import type { Bilingual, Language } from '../../language.ts';
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
import { consequenceSentences, headOf, helpSentences, LEFT, responseOf } from './sentence.ts';
import type { StepText } from './text.ts';
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

/** What a step says of how it went, from the values and facts that it holds. */
export function describeStep(step: Step, language: Language): string {
  const text: StepText = STEPS[step.id];
  const sentence = (words: Bilingual) => filled(words[language], step);
  if (step.passed) return sentence(text.passed ?? text.title);
  const { consequence, help, left, tolerated } = step;
  // Another way was open to the client, and yet this one was stopped.
  if (tolerated && tolerated !== 'fallback') return sentence(text.tolerated ?? text.title);
  if (!text.failed) return sentence(text.tolerated ?? text.title);
  const head = headOf(text.by, text.stopped, consequence);
  const decided = sentence(text.failed).replace('{response}', responseOf(consequence)[language]);
  const first = head ? `${head[language]}${language === 'zh' ? '：' : ': '}${decided}` : decided;
  const behind = [
    ...(consequence && head ? consequenceSentences(text.by, consequence) : []),
    ...(left ? [LEFT[left]] : []),
    ...(help ? helpSentences(help, consequence) : []),
  ];
  return [first, ...behind.map(words => words[language])].join(language === 'zh' ? '' : ' ');
}

function filled(sentence: string, step: Step): string {
  return sentence.replace(/\{(found|wanted)\}/g, (hole, name: 'found' | 'wanted') => step[name] ?? hole);
}
