import type { Check } from '../core/decide.ts';
import type { Exchange } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import type { SocketIoRun, Transport } from './attempt.ts';
import * as socketIoSteps from './steps.ts';

/** The client turns to a transport. */
export function tried(run: SocketIoRun, transport: Transport): Step {
  return step(socketIoSteps.transportTried, true, {
    found: transport,
    wanted: run.client.transports.join(', '),
  });
}

/** Engine.IO answers 400 `Transport unknown` for a transport that the server does not have. */
export function offered(run: SocketIoRun, transport: Transport): Check {
  const { transports } = run.server;
  const compared = { found: transport, wanted: transports.join(', ') || null };
  return {
    stops: 'server',
    step: step(socketIoSteps.transportOffered, transports.includes(transport), compared),
  };
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

/** A parameter of an exchange's query; null without it. */
export function parameter({ request: { target } }: Exchange, name: string): string | null {
  return new URLSearchParams(target.slice(pathOf(target).length)).get(name);
}
