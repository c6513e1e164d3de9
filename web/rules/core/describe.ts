import type { Bilingual, Language } from '../../language.ts';
import type { StepDefinition } from './definition.ts';
import { consequenceSentences, headOf, helpSentences, LEFT, responseOf } from './sentence.ts';
import { NOTHING } from './step.ts';
import type { Step } from './verdict.ts';

/** What a step says of how it went, from the values and facts that it holds. */
export function describeStep(step: Step, language: Language): string {
  const text = sentencesOf(step);
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
    ...(help ? helpSentences(help, consequence, left) : []),
  ];
  return [first, ...behind.map(words => words[language])].join(language === 'zh' ? '' : ' ');
}

/** The definition with the sentences for values that are not there. */
function sentencesOf({ definition, found, wanted }: Step): StepDefinition {
  const { without } = definition;
  return {
    ...definition,
    ...(wanted === NOTHING && without?.wanted),
    ...(found === NOTHING && without?.found),
  };
}

/** Only what decided, as a sentence of its own: who stopped what, and what had happened by then, is told elsewhere. */
export function decisionOf(step: Step, language: Language): string {
  const { failed, passed, title, tolerated } = sentencesOf(step);
  const passes = step.passed ? passed : step.tolerated === 'fallback' || !step.tolerated ? failed : tolerated;
  const words = (passes ?? tolerated ?? title)[language];
  const sentence = filled(words, step).replace('{response}', responseOf(step.consequence)[language]);
  // What may follow a colon begins in lower case; a name in code keeps its own.
  return sentence.replace(/^[a-z]+(?=[ ,])/, word => word.charAt(0).toUpperCase() + word.slice(1));
}

function filled(sentence: string, step: Step): string {
  return sentence.replace(/\{(found|wanted)\}/g, (hole, name: 'found' | 'wanted') => step[name] ?? hole);
}
