import { about, type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { originAllowed, serverAnswer } from '../server/decision.ts';
import type { WebSocketHandshake } from './attempt.ts';
import { callChecks } from './call.ts';
import { requestChecks } from './request.ts';
import { responseChecks } from './response.ts';
import * as websocketResponseSteps from './response-steps.ts';

/**
 * Judges one opening handshake by RFC 6455 and the WebSockets Standard, in the order in which the checks are made.
 * The last step of a handshake that succeeds is `open`, or `closed-by-server` where the server then closed it.
 */
export function websocketHandshake(input: WebSocketHandshake): Verdict {
  return decide(websocketChecks(input));
}

/** The checks alone, for rules in which a handshake is one part. */
export function* websocketChecks(input: WebSocketHandshake): Generator<Check> {
  yield* callChecks(input);
  if (!input.exchange) return;
  const { request, response } = input.exchange;
  // What a server looked at that sent nothing back, nobody knows.
  if (!response) return yield* serverAnswer(response);
  yield* about(response.status, requestChecks(request));
  yield { stops: 'server', status: response.status, step: originAllowed(request, input.policy.allow) };
  yield* serverAnswer(response);
  yield* about(response.status, responseChecks(input, response));

  if (input.hangsUp) {
    // Whether `open` still fires is a race in some browsers, so that no rule tells it.
    yield {
      stops: 'browser',
      step: step(websocketResponseSteps.hangsUp, false, undefined, { tolerated: 'next-step' }),
    };
  }
  yield { stops: 'browser', step: step(websocketResponseSteps.open, true) };
  if (input.closedByServer) {
    const { code, reason } = input.closedByServer;
    const found = [code ?? '', reason].join(' ').trim();
    yield {
      stops: 'browser',
      step: step(websocketResponseSteps.closedByServer, true, { found: found || null }),
    };
  }
}
