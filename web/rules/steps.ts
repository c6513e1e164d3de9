import type { Bilingual, Language } from '../language.ts';
import { consequenceSentences, headOf, helpSentences, LEFT, responseOf } from './sentence.ts';
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
