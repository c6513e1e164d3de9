import type { Language } from '../../language.ts';
import type { RepairOutcome } from './outcome.ts';

interface RepairWords {
  readonly ask: string;
  readonly outcomes: Readonly<Record<RepairOutcome, string>>;
  readonly mustWork: string;
  readonly mustNot: string;
  readonly solution: string;
  /** While a run is on, and where nothing is concluded from it. */
  readonly running: string;
  readonly unknown: string;
}

export const REPAIR_WORDS: Readonly<Record<Language, RepairWords>> = {
  zh: {
    ask: '改服务器：{friend} 要能用，{stranger} 不能用。',
    outcomes: {
      repaired: '修好了：{friend} 能用，{stranger} 不能用。',
      'too-open': '放得太开：{stranger} 也能用。',
      broken: '还没修好：{friend} 仍然不能用。',
    },
    mustWork: '要能用',
    mustNot: '不能用',
    solution: '看一种改法',
    running: '两边都在运行……',
    unknown: '有一次运行没有结论，请再运行一次。',
  },
  en: {
    ask: 'Change the server: it must work from {friend} and not from {stranger}.',
    outcomes: {
      repaired: 'Fixed: it works from {friend} and not from {stranger}.',
      'too-open': 'Too open: it works from {stranger}, too.',
      broken: 'Not yet: it still doesn’t work from {friend}.',
    },
    mustWork: 'must work',
    mustNot: 'must not work',
    solution: 'Show a solution',
    running: 'Running from both …',
    unknown: 'One of the two runs was inconclusive. Run again.',
  },
};
