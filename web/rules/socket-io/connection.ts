import { type Check, decide } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import * as serverSteps from '../server/steps.ts';
import { websocketChecks } from '../websocket/handshake.ts';
import type { SocketIoExchange, SocketIoRun, Transport } from './attempt.ts';
import { laterPolls, pollingChecks } from './polling.ts';
import * as socketIoSteps from './steps.ts';
import { offered, parameter, tried } from './transport.ts';

/** Judges one attempt to connect; a transport that fails is fatal only if the client has no other. */
export function socketIo(run: SocketIoRun): Verdict {
  return decide(socketIoChecks(run));
}

function* socketIoChecks(run: SocketIoRun): Generator<Check> {
  const { client, server } = run;
  let used: Transport | undefined;
  for (const [index, transport] of client.transports.entries()) {
    const attempt = decide(transport === 'polling' ? pollingChecks(run) : socketChecks(run));
    // https://socket.io/docs/v4/client-options/#tryalltransports: only while the session is not open yet.
    const another = client.tryAllTransports && index + 1 < client.transports.length;
    for (const made of attempt.steps) {
      const fatal = !made.passed && made.tolerated === undefined;
      const stops = attempt.stops === 'nowhere' ? 'browser' : attempt.stops;
      yield { stops, step: fatal && another ? { ...made, tolerated: 'fallback' } : made };
    }
    if (attempt.stops === 'nowhere') {
      used = transport;
      break;
    }
    if (!another) return;
  }
  if (used === 'polling') {
    yield* laterPolls(run);
    yield* upgradeChecks(run);
  }

  const known = server.namespaces.includes(client.namespace);
  const namespaces = { found: client.namespace, wanted: server.namespaces.join(', ') || null };
  yield { stops: 'server', step: step(socketIoSteps.namespaceKnown, known, namespaces) };
  const error = run.answer?.error ?? null;
  yield {
    stops: 'server',
    step: step(socketIoSteps.namespaceAccepts, error === null, { found: error }),
  };
  yield {
    stops: 'server',
    step: step(socketIoSteps.connected, true, { found: client.namespace }),
  };
}

/** The client's part of an upgrade: it is tried beside the polls, and its failure leaves them as they are. */
function* upgradeChecks(run: SocketIoRun): Generator<Check> {
  const { client, server } = run;
  if (!client.upgrade || !client.transports.includes('websocket')) return;
  const stops = 'browser';
  const upgrades = server.transports.includes('websocket');
  const compared = { found: server.transports.join(', ') || null, wanted: 'websocket' };
  const offers = step(socketIoSteps.upgradeOffered, upgrades, compared, { tolerated: 'fallback' });
  yield { stops, step: offers };
  if (!offers.passed) return;
  const upgrade = sockets(run).find(exchange => parameter(exchange, 'sid') !== null);
  if (!upgrade) return;
  const completed = decide(handshakeChecks(run, upgrade)).stops === 'nowhere';
  const status = upgrade.response && String(upgrade.response.status);
  yield {
    stops,
    step: step(
      socketIoSteps.upgradeCompleted,
      completed,
      { found: status, wanted: '101' },
      { tolerated: 'fallback' },
    ),
  };
}

/** A WebSocket without polling before it. */
function* socketChecks(run: SocketIoRun): Generator<Check> {
  yield { stops: 'before-sending', step: tried(run, 'websocket') };
  const exchange = sockets(run).find(socket => parameter(socket, 'sid') === null) ?? null;
  for (const check of handshakeChecks(run, exchange)) {
    // Engine.IO looks for the transport before it answers; without it the refusal would have no name.
    if (check.step.definition === serverSteps.answered && check.step.passed) yield offered(run, 'websocket');
    yield check;
  }
}

function handshakeChecks(run: SocketIoRun, exchange: SocketIoExchange | null): Generator<Check> {
  const { browser, certificate, origin } = run;
  return websocketChecks({
    call: { url: run.url + (exchange?.request.target ?? '/'), protocols: [], origin },
    certificate,
    policy: { allow: run.server.allow, speaks: [] },
    browser,
    exchange,
    expectedAccept: exchange?.expectedAccept ?? null,
    closedByServer: null,
  });
}

function sockets(run: SocketIoRun): readonly SocketIoExchange[] {
  return run.exchanges.filter(exchange => parameter(exchange, 'transport') === 'websocket');
}
