import type { Consequence } from '../core/consequence.ts';
import { type Check, ended } from '../core/decide.ts';
import type { Step } from '../core/verdict.ts';

const READING = { sent: 'reading', server: 'nothing', status: null, redirects: 0 } as const;

/** A step that decides whether a page may read; where it doesn’t pass, what the page gets for it; null: nothing that says so. */
export function readingCheck(step: Step, page: Extract<Consequence['page'], 'SecurityError'> | null): Check {
  return { stops: 'browser', step: step.passed ? step : ended(step, { ...READING, page }) };
}

/** A step that decides whether an assignment throws, before anything can be read. */
export function settingCheck(step: Step): Check {
  return { stops: 'before-sending', step: step.passed ? step : ended(step, { ...READING, page: null }) };
}
