import { ALL_STEPS } from '../all-steps.ts';
import { holds } from '../core/compared.ts';
import type { Consequence } from '../core/consequence.ts';
import type { StepDefinition } from '../core/definition.ts';
import { describeStep } from '../core/describe.ts';
import type { Exchange } from '../core/exchange.ts';
import { NOTHING } from '../core/step.ts';
import type { Step, Verdict } from '../core/verdict.ts';

/** Whether the two values of a step compare as the step says, and come out as it went. */
export function isCompared({ compared, definition, found, passed, wanted }: Step): boolean {
  if (compared === undefined) return true;
  return compared === definition.compares && holds(compared, found ?? '', wanted ?? '') === passed;
}

/** What the steps of a verdict say that its recording does not show, each as text. */
export function notShown({ steps }: Verdict, exchanges: readonly Exchange[]): readonly string[] {
  return steps.flatMap(step => [
    ...[describeStep(step, 'zh'), describeStep(step, 'en')].filter(text => text.includes(NOTHING)),
    ...(isCompared(step) ? [] : [`${step.id}: ${step.found} ${step.compared} ${step.wanted}`]),
    ...(!step.consequence || isShown(step.consequence, exchanges)
      ? []
      : [`${step.id}: ${JSON.stringify(step.consequence)}`]),
  ]);
}

function isShown({ sent, server, status }: Consequence, exchanges: readonly Exchange[]): boolean {
  const of = exchanges.filter(({ request }) => (request.method === 'OPTIONS') === (sent === 'preflight'));
  const statuses = of.map(({ response }) => response?.status ?? null);
  switch (server) {
    case 'nothing':
      return sent === 'unknown' || exchanges.length === 0;
    case 'unknown':
      return statuses.includes(null);
    case 'answered-preflight':
      return statuses.includes(status);
    case 'refused':
      // By a packet, of which HTTP knows nothing.
      return status === null
        ? statuses.some(one => one !== null)
        : status >= 400 && statuses.includes(status);
    case 'acted':
      return status !== null && status < 400 && statuses.includes(status);
    case 'redirected':
      return status !== null && status >= 300 && status < 400 && statuses.includes(status);
    case 'answered':
    case 'cached':
      return false;
  }
}

/** The steps of rules that can end a run, and that none of these verdicts names. */
export function neverDeciding(
  rules: readonly StepDefinition['rule'][],
  named: readonly string[],
): readonly string[] {
  return ALL_STEPS.filter(
    ({ failed, id, rule }) => failed && rules.includes(rule) && !named.includes(id),
  ).map(({ id }) => id);
}
