import type { Help } from '../core/consequence.ts';
import { type Check, decide } from '../core/decide.ts';
import { type Field, getField } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Stop } from '../core/stop.ts';
import type { Verdict } from '../core/verdict.ts';
import * as corsSteps from './steps.ts';

export type CredentialsMode = 'omit' | 'same-origin' | 'include';

/** What the CORS check of one response compares. */
export interface CorsCheck {
  /** Serialised origin of the request, `null` for an opaque one or after a redirect across origins. */
  readonly origin: string;
  /** Serialised origin of the page, where redirects may have made that of the request another; absent: the same. */
  readonly page?: string;
  /** Whether redirects made it `null`; absent: not. */
  readonly tainted?: boolean;
  /** Where the response came from. */
  readonly url: string;
  readonly credentials: CredentialsMode;
  readonly fields: readonly Field[];
}

/** Whether the page may read a response, whatever its status: https://fetch.spec.whatwg.org/#concept-cors-check. */
export function corsCheck(input: CorsCheck): Verdict {
  return decide(corsChecks(input, 'browser'));
}

/** The checks alone. They stop a response at the browser, and a preflight's at the preflight. */
export function* corsChecks(
  { url, ...check }: CorsCheck,
  stops: Extract<Stop, 'browser' | 'preflight'>,
): Generator<Check> {
  const target = URL.canParse(url) ? new URL(url).origin : null;
  if (target !== null && target !== 'null' && target === check.origin) {
    yield { stops, step: step(corsSteps.sameOrigin, true, { found: target, wanted: check.origin }) };
  } else {
    yield* crossOriginChecks(check, stops);
  }
  if (stops === 'browser') yield { stops, step: step(corsSteps.readable, true) };
}

/** The checks of a response across origins, also where a redirect led back to the origin of the page. */
export function* crossOriginChecks(
  check: Omit<CorsCheck, 'url'>,
  stops: Extract<Stop, 'browser' | 'preflight'>,
): Generator<Check> {
  const { origin, credentials, fields } = check;
  const allowed = getField(fields, 'Access-Control-Allow-Origin');
  const help = { help: helpForOrigin(check) };
  const present = { found: allowed, wanted: origin };
  yield { stops, step: step(corsSteps.allowOriginPresent, allowed !== null, present, help) };
  if (allowed === null) return;
  const compared = { found: allowed, wanted: origin };
  // No serialised origin holds a comma, so a list, or a field sent twice, equals none; browsers name it apart.
  yield { stops, step: step(corsSteps.allowOriginSingle, !allowed.includes(','), compared, help) };
  if (allowed === '*') {
    yield { stops, step: step(corsSteps.allowOriginWildcard, credentials !== 'include', compared, help) };
    return;
  }
  yield { stops, step: step(corsSteps.allowOriginEqual, allowed === origin, compared, help) };
  if (credentials !== 'include') return;
  const consent = getField(fields, 'Access-Control-Allow-Credentials');
  yield {
    stops,
    step: step(
      corsSteps.allowCredentialsTrue,
      consent === 'true',
      { found: consent, wanted: 'true' },
      { help: { kind: 'header', name: 'Access-Control-Allow-Credentials', value: 'true' } },
    ),
  };
}

/** What lets the origin of a request pass. The value `null` would too, and for every page that can send it. */
function helpForOrigin({
  origin,
  page = origin,
  tainted = false,
  credentials,
}: Omit<CorsCheck, 'url'>): Help {
  const star = credentials !== 'include';
  if (origin !== 'null') return { kind: 'header', name: 'Access-Control-Allow-Origin', value: origin };
  return page === 'null' ? { kind: 'own-origin', star, redirected: tainted } : { kind: 'direct', page, star };
}
