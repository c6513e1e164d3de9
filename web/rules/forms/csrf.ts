import type { CertificateTrust } from '../core/browser.ts';
import { about, type Check, decide } from '../core/decide.ts';
import { type Exchange, getField, type RequestHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step, Verdict } from '../core/verdict.ts';
import { originAllowed, serverAnswer } from '../server/decision.ts';
import * as csrfSteps from './csrf-steps.ts';
import { arrivalChecks, submissionChecks } from './form-post.ts';

/** What a server holds a form against, besides the session that its request carries. */
export type CsrfCheck = 'none' | 'origin' | 'metadata' | 'token' | 'referer';

/** A form that asks a server to do something in the name of the user who is signed in there. */
export interface CsrfRun {
  /** Absolute, http or https. */
  readonly url: string;
  /** Serialised origins of the page with the form, and of the server’s own pages. */
  readonly origin: string;
  readonly own: string;
  readonly certificate: CertificateTrust;
  /** The session cookie: its SameSite attribute, null where it has none, and whether the browser sends it along. */
  readonly session: { readonly name: string; readonly sameSite: string | null; readonly sent: boolean };
  readonly check: CsrfCheck;
  /** Whether the form contains the token of the session. */
  readonly hasToken: boolean;
  /** Null: nothing arrived. */
  readonly exchange: Exchange | null;
}

/** Whether the server does it, and what decides. */
export function judgeCsrf(run: CsrfRun): Verdict {
  return decide(csrfChecks(run));
}

function* csrfChecks(run: CsrfRun): Generator<Check> {
  yield* submissionChecks(run);
  yield* arrivalChecks(run);
  if (!run.exchange) return;
  const { request, response } = run.exchange;
  yield* about(response?.status ?? null, decisionChecks(run, request));
  yield* serverAnswer(response);
  if (response)
    yield { stops: 'server', step: step(csrfSteps.csrfDone, true, { found: String(response.status) }) };
}

function* decisionChecks(run: CsrfRun, request: RequestHead): Generator<Check> {
  const { name, sameSite, sent } = run.session;
  const stops = 'server';
  const found = sent ? name : null;
  yield { stops, step: step(csrfSteps.csrfSession, sent, { found, wanted: sameSite }) };
  const made = checked(run, request);
  if (made) yield { stops, step: made };
}

function checked({ check, hasToken, origin, own }: CsrfRun, { fields }: RequestHead): Step | null {
  switch (check) {
    case 'none':
      return null;
    case 'origin':
      return originAllowed({ fields }, [own]);
    case 'metadata': {
      const [found, wanted] = [getField(fields, 'Sec-Fetch-Site'), 'same-origin'];
      return step(csrfSteps.csrfMetadata, found === wanted, { found, wanted });
    }
    case 'token':
      return step(csrfSteps.csrfToken, hasToken, { wanted: origin });
    case 'referer': {
      const found = getField(fields, 'Referer');
      const passed = found === null || found.startsWith(`${own}/`);
      return step(csrfSteps.csrfReferer, passed, { found, wanted: own });
    }
  }
}
