import type { RuleBrowser } from '../core/browser.ts';
import type { Check } from '../core/decide.ts';
import { step } from '../core/step.ts';
import { schemesMix } from '../request/browsers.ts';
import * as requestSteps from '../request/steps.ts';
import { compareOrigins } from './compare.ts';
import { originOf, serialise } from './origin.ts';
import { type SuffixOf, sameSite } from './site.ts';
import * as originSteps from './steps.ts';

/** An address as it was typed, and as it was parsed; null where it is none. */
interface Typed {
  readonly text: string;
  readonly url: string | null;
}

/** Two addresses, and what became of a request between them. */
export interface OriginsQuestion {
  readonly a: Typed;
  readonly b: Typed;
  /** Null: a request was made. Else the serialised origins between which one can be. */
  readonly ours: readonly string[] | null;
  readonly arrived: boolean;
  /** Whether the certificate of the lab's https origin is trusted, as far as that is known. */
  readonly trusted: boolean;
  readonly browser: RuleBrowser;
  readonly suffixOf?: SuffixOf | undefined;
}

/**
 * What two addresses are to each other. Where they belong to the lab a request between them has to arrive as well. Its last step is `origins-same`,
 * `origins-same-site` or `origins-cross-site`.
 */
export function* originsChecks(question: OriginsQuestion): Generator<Check> {
  const stops = 'before-sending';
  const { a, b, browser, ours, suffixOf } = question;
  for (const { text, url } of [a, b]) {
    const wanted = url ?? 'https://example.com/';
    yield { stops, step: step(originSteps.originsAddress, url !== null, { found: text, wanted }) };
  }
  const [one, other] = [originOf(a.url ?? ''), originOf(b.url ?? '')];
  const origins = compareOrigins(one, other);
  for (const made of origins.steps) yield { stops, step: made };
  const site = sameSite(one, other, { schemeful: !schemesMix(browser, one, other), suffixOf });
  for (const made of site.steps) yield { stops, step: made };

  const compared = { found: serialise(one), wanted: serialise(other) };
  if (ours) {
    const stranger = [one, other].map(serialise).find(origin => !ours.includes(origin));
    const list = { found: stranger ?? compared.wanted, wanted: ours.join(', ') };
    yield { stops, step: step(originSteps.originsOwned, false, list, { tolerated: 'next-step' }) };
  } else {
    yield { stops, step: step(originSteps.originsOwned, true, compared, { compared: false }) };
    if (!question.trusted && [one, other].some(origin => serialise(origin).startsWith('https:'))) {
      yield {
        stops,
        step: step(requestSteps.certificateTrusted, false, { found: compared.wanted }),
      };
    }
    if (!question.arrived) {
      yield {
        stops,
        step: step(requestSteps.requestArrived, false, { found: null, wanted: compared.wanted }),
      };
    }
  }
  const across = site.same ? originSteps.originsSameSite : originSteps.originsCrossSite;
  yield { stops, step: step(origins.same ? originSteps.originsSame : across, true, compared) };
}
