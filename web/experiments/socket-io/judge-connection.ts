import type { ExchangeView } from '../../decode/views.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { wireOutcome } from '../../rules/core/observed.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import type { SocketIoRun } from '../../rules/socket-io/attempt.ts';
import { socketIo } from '../../rules/socket-io/connection.ts';
import * as socketIoSteps from '../../rules/socket-io/steps.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { expectedAccept, packetsFromServer, recorded } from '../shared/recorded.ts';
import { NAMESPACES } from './knobs.ts';

/** Who connects to whom; the rest is in the run's evidence. */
interface Connection {
  /** Origin of the server. */
  readonly url: string;
  readonly client: Omit<SocketIoRun['client'], 'upgrade' | 'extraHeaders'>;
  readonly server: Omit<SocketIoRun['server'], 'namespaces'>;
  /** What the page was told of an upgrade that failed; empty where it did not look. */
  readonly upgradeErrors: readonly string[];
}

/** Judges a run in which the page makes one Socket.IO connection to the lab. */
export function judgeConnection(
  { origins, result, exchanges, browser, certificate }: Omit<Evidence, 'knobs' | 'learned'>,
  { url, client, server, upgradeErrors }: Connection,
): Judgement {
  const seen = exchanges.flatMap(view => {
    const exchange = recorded(view);
    return exchange ? [{ ...exchange, expectedAccept: expectedAccept(view) }] : [];
  });
  const answer = namespaceAnswer(exchanges);
  const verdict = socketIo({
    origin: origins.reader,
    url,
    client: { ...client, upgrade: true, extraHeaders: [] },
    server: { ...server, namespaces: [NAMESPACES.main, NAMESPACES.custom, NAMESPACES.closed] },
    certificate,
    browser,
    exchanges: seen,
    answer,
  });
  const outcome = wireOutcome(result, {
    exchanges: seen.map(({ request, response }) => ({
      method: request.method,
      status: response?.status ?? null,
    })),
    refusedByPacket: answer !== null && answer.error !== null,
    closedByServer: false,
  });
  return { verdict, outcome, disagreements: upgradeDisagreements(verdict, exchanges, upgradeErrors) };
}

/** The server's packet on the namespace, if it sent one: CONNECT, or CONNECT_ERROR with its message. */
function namespaceAnswer(exchanges: readonly ExchangeView[]): { readonly error: string | null } | null {
  for (const { socketIo } of exchanges.flatMap(packetsFromServer)) {
    const packet = socketIo?.packet;
    if (packet?.type === 'CONNECT') return { error: null };
    if (packet?.type === 'CONNECT_ERROR') return { error: JSON.stringify(packet.payload) };
  }
  return null;
}

/**
 * An upgrade whose probe was answered over the new transport had its handshake
 * (https://socket.io/docs/v4/engine-io-protocol/#upgrade), and one whose transport failed had none; a client that leaves in between
 * says of both nothing: it sends no probe, and its upgrade ends with `transport closed`.
 */
function upgradeDisagreements(
  { steps }: Verdict,
  exchanges: readonly ExchangeView[],
  errors: readonly string[],
): readonly Disagreement[] {
  const completed = steps.some(
    ({ definition, passed }) => definition === socketIoSteps.upgradeCompleted && passed,
  );
  const probed = exchanges
    .flatMap(packetsFromServer)
    .some(({ engineIo: { type, probe } }) => type === 'pong' && probe);
  const what = { zh: '升级到 WebSocket', en: 'the upgrade to WebSocket' };
  const failed = errors.find(error => error.includes('websocket error'));
  if (failed && completed) return [{ what, rule: '101', seen: failed }];
  return probed && !completed ? [{ what, rule: '—', seen: '3probe' }] : [];
}
