import type { StepDefinition } from '../../../web/rules/core/definition.ts';
import * as preflightSteps from '../../../web/rules/cors/preflight-steps.ts';
import * as corsSteps from '../../../web/rules/cors/steps.ts';
import * as fetchMainSteps from '../../../web/rules/fetch/main-steps.ts';

/** The steps that Chromium means by its reason (Chrome DevTools Protocol, `Network.CorsError` and `Network.BlockedReason`). */
const STEPS: Readonly<Record<string, readonly StepDefinition[]>> = {
  MissingAllowOriginHeader: [corsSteps.allowOriginPresent],
  MultipleAllowOriginValues: [corsSteps.allowOriginSingle],
  InvalidAllowOriginValue: [corsSteps.allowOriginEqual],
  AllowOriginMismatch: [corsSteps.allowOriginEqual],
  WildcardOriginNotAllowed: [corsSteps.allowOriginWildcard],
  InvalidAllowCredentials: [corsSteps.allowCredentialsTrue],
  PreflightMissingAllowOriginHeader: [corsSteps.allowOriginPresent],
  PreflightMultipleAllowOriginValues: [corsSteps.allowOriginSingle],
  PreflightInvalidAllowOriginValue: [corsSteps.allowOriginEqual],
  PreflightAllowOriginMismatch: [corsSteps.allowOriginEqual],
  PreflightWildcardOriginNotAllowed: [corsSteps.allowOriginWildcard],
  PreflightInvalidAllowCredentials: [corsSteps.allowCredentialsTrue],
  PreflightInvalidStatus: [preflightSteps.preflightOk],
  PreflightDisallowedRedirect: [preflightSteps.preflightRedirect],
  InvalidAllowMethodsPreflightResponse: [preflightSteps.preflightMethodsList],
  InvalidAllowHeadersPreflightResponse: [preflightSteps.preflightHeadersList],
  MethodDisallowedByPreflightResponse: [preflightSteps.preflightMethod],
  HeaderDisallowedByPreflightResponse: [preflightSteps.preflightHeaders],
  csp: [fetchMainSteps.connectSrc],
};

/** Whether Chromium means a step by its reason. */
export function isReasonFor(reason: string, because: string): boolean {
  return STEPS[reason]?.some(({ id }) => id === because) ?? false;
}
