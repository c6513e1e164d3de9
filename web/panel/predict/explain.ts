import type { StepDefinition } from '../../rules/core/definition.ts';
import { decidingStep, type Verdict } from '../../rules/core/verdict.ts';
import * as preflightSteps from '../../rules/cors/preflight-steps.ts';
import * as corsSteps from '../../rules/cors/steps.ts';

/** What a server may fail to allow. */
export type Permission = 'origin' | 'method' | 'headers' | 'credentials';

const PERMISSIONS: ReadonlyMap<StepDefinition, Permission> = new Map<StepDefinition, Permission>([
  [corsSteps.allowOriginPresent, 'origin'],
  [corsSteps.allowOriginSingle, 'origin'],
  [corsSteps.allowOriginEqual, 'origin'],
  [corsSteps.allowOriginWildcard, 'credentials'],
  [corsSteps.allowCredentialsTrue, 'credentials'],
  [preflightSteps.preflightMethod, 'method'],
  [preflightSteps.preflightMethodsList, 'method'],
  [preflightSteps.preflightHeaders, 'headers'],
  [preflightSteps.preflightHeadersList, 'headers'],
]);

export interface Choice {
  readonly choices: readonly Permission[];
  readonly right: Permission;
}

/**
 * What a reader may take for the reason that a run was stopped. Null where there is nothing to choose from: no permission was
 * missing, or only one was asked for.
 */
export function choiceOf(verdict: Verdict): Choice | null {
  const deciding = decidingStep(verdict)?.definition;
  const right = verdict.stops === 'nowhere' ? undefined : deciding && PERMISSIONS.get(deciding);
  if (!right) return null;
  const credentials = verdict.steps.some(
    ({ definition, passed }) => definition === corsSteps.credentialsSent && passed,
  );
  const choices: readonly Permission[] = [
    'origin',
    ...(verdict.stops === 'preflight' ? (['method', 'headers'] as const) : []),
    ...(credentials || right === 'credentials' ? (['credentials'] as const) : []),
  ];
  return choices.length > 1 ? { choices, right } : null;
}
