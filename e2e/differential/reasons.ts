import type { StepId } from '../../web/rules/core/steps.ts';

/** The steps that Chromium means by its reason (Chrome DevTools Protocol, `Network.CorsError` and `Network.BlockedReason`). */
const STEPS: Readonly<Record<string, readonly StepId[]>> = {
  MissingAllowOriginHeader: ['allow-origin-present'],
  MultipleAllowOriginValues: ['allow-origin-single'],
  InvalidAllowOriginValue: ['allow-origin-equal'],
  AllowOriginMismatch: ['allow-origin-equal'],
  WildcardOriginNotAllowed: ['allow-origin-wildcard'],
  InvalidAllowCredentials: ['allow-credentials-true'],
  PreflightMissingAllowOriginHeader: ['allow-origin-present'],
  PreflightMultipleAllowOriginValues: ['allow-origin-single'],
  PreflightInvalidAllowOriginValue: ['allow-origin-equal'],
  PreflightAllowOriginMismatch: ['allow-origin-equal'],
  PreflightWildcardOriginNotAllowed: ['allow-origin-wildcard'],
  PreflightInvalidAllowCredentials: ['allow-credentials-true'],
  PreflightInvalidStatus: ['preflight-ok'],
  PreflightDisallowedRedirect: ['preflight-redirect'],
  InvalidAllowMethodsPreflightResponse: ['preflight-methods-list'],
  InvalidAllowHeadersPreflightResponse: ['preflight-headers-list'],
  MethodDisallowedByPreflightResponse: ['preflight-method'],
  HeaderDisallowedByPreflightResponse: ['preflight-headers'],
  csp: ['connect-src'],
};

/** Null for a reason that no step stands for. */
export function stepsFor(reason: string): readonly StepId[] | null {
  return STEPS[reason] ?? null;
}
