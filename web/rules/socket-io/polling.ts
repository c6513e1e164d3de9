import { about, type Check, decide } from '../core/decide.ts';
import type { Exchange } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import { type CredentialsMode, corsChecks } from '../cors/check.ts';
import { credentialsOf } from '../cors/credentials.ts';
import { needsPreflight, preflightChecks } from '../cors/preflight.ts';
import * as requestSteps from '../request/steps.ts';
import { originAllowed, serverAnswer } from '../server/decision.ts';
import type { SocketIoRun } from './attempt.ts';
import { offered, parameter, pathOf, tried } from './transport.ts';

/** The first poll, which opens the session. */
export function* pollingChecks(run: SocketIoRun): Generator<Check> {
  const { browser, certificate, client, origin, url } = run;
  const stops = 'before-sending';
  yield { stops, step: tried(run, 'polling') };
  const sameOrigin = URL.canParse(url) && new URL(url).origin === origin;
  const mode = credentialsMode(run);
  for (const made of credentialsOf({ mode, sameOrigin }).steps) yield { stops, step: made };

  const polls = run.exchanges.filter(exchange => parameter(exchange, 'transport') === 'polling');
  const first = polls.find(({ request }) => request.method !== 'OPTIONS') ?? null;
  if (url.startsWith('https:') && (certificate !== 'unknown' || polls.length > 0)) {
    const trusted = certificate === 'trusted' || polls.length > 0;
    yield {
      stops,
      step: step(requestSteps.certificateTrusted, trusted, { found: new URL(url).host }),
    };
  }
  if (!sameOrigin && needsPreflight('GET', client.extraHeaders)) {
    const preflight = polls.find(({ request }) => request.method === 'OPTIONS') ?? null;
    const { extraHeaders: headers } = client;
    yield* preflightChecks({ origin, url, credentials: mode, method: 'GET', headers, browser, preflight });
  }
  const line = first && `${first.request.method} ${pathOf(first.request.target)} ${first.request.version}`;
  yield { stops, step: step(requestSteps.requestArrived, first !== null, { found: line, wanted: url }) };
  if (!first) return;

  if (first.response) {
    const { status } = first.response;
    yield { stops: 'server', status, step: originAllowed(first.request, run.server.allow) };
    yield { status, ...offered(run, 'polling') };
  }
  yield* answerChecks(run, first);
}

/** A polled answer must accept, and the page must be allowed to read it. */
function* answerChecks(run: SocketIoRun, { response }: Exchange): Generator<Check> {
  yield* serverAnswer(response);
  if (!response) return;
  const { origin, url } = run;
  const { fields, status } = response;
  yield* about(status, corsChecks({ origin, url, credentials: credentialsMode(run), fields }, 'browser'));
}

/** Polls after the first, until the namespace is answered: the first response that ends the session, if one does. */
export function* laterPolls(run: SocketIoRun): Generator<Check> {
  if (run.answer) return;
  const polls = run.exchanges.filter(
    exchange => parameter(exchange, 'transport') === 'polling' && exchange.request.method !== 'OPTIONS',
  );
  for (const poll of polls.slice(1)) {
    // A poll without a response is held open by the server: that is what long-polling is.
    if (!poll.response) continue;
    const { because, steps, stops } = decide(answerChecks(run, poll));
    if (stops === 'nowhere') continue;
    for (const made of steps) if (made.id === because) yield { stops, step: made };
  }
}

/** XMLHttpRequest's `withCredentials`: https://xhr.spec.whatwg.org/#the-send()-method. */
function credentialsMode(run: SocketIoRun): CredentialsMode {
  return run.client.withCredentials ? 'include' : 'same-origin';
}
