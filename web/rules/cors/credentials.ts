import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import type { CredentialsMode } from './check.ts';
import * as corsSteps from './steps.ts';

/** A request of fetch or XMLHttpRequest, as far as its credentials depend on it. */
export interface CredentialsQuestion {
  readonly mode: CredentialsMode;
  readonly sameOrigin: boolean;
}

export interface Credentials {
  /** Whether the jar is asked at all; which cookies it gives (SameSite, Secure, Path, third parties) is another rule. */
  readonly included: boolean;
  /** Whether a response from another origin is readable only with an exact origin and `Access-Control-Allow-Credentials: true`. */
  readonly needsConsent: boolean;
  readonly steps: readonly Step[];
}

/** Whether a request carries cookies and other credentials, and what a response then needs to be readable. */
export function credentialsOf({ mode, sameOrigin }: CredentialsQuestion): Credentials {
  const asked = mode === 'include' || (mode === 'same-origin' && sameOrigin);
  const compared = { found: mode, wanted: sameOrigin ? 'same-origin' : 'cross-origin' };
  const sent = step(corsSteps.credentialsSent, asked, compared, { tolerated: 'next-step' });
  return {
    included: sent.passed,
    needsConsent: mode === 'include' && !sameOrigin,
    steps: [step(corsSteps.credentialsMode, true, { found: mode }), sent],
  };
}
