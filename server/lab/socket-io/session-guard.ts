import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import type { Held } from '../limits/waiting.ts';
import { noRoom } from '../reply/busy.ts';
import { type Connection, SESSION_BYTES, Session, type SessionLimits } from './session.ts';
import type { Sessions } from './sessions.ts';

/** How often it is looked for sessions that nobody polls, in milliseconds. */
const LOOK_MS = 1_000;

/** What a body costs while Engine.IO reads it, by its length: a character takes up to two bytes. */
const READ = 2;

export interface SessionGuardLimits extends Pick<SessionLimits, 'waiting' | 'waitingBytes' | 'burst'> {
  readonly sessions: Sessions;
  /** Bytes of one body. */
  readonly bodyBytes: number;
  /** Milliseconds that a polling session may go without a poll. */
  readonly unpolledMs: number;
}

/** What one Socket.IO server may cost. */
export interface SessionGuard {
  /**
   * Before a handshake.
   * @param stranger whether the request carries no token of an open panel
   * @throws Refused with 503
   */
  admit(request: IncomingMessage, stranger: boolean): void;
  /**
   * Before a body is read.
   * @param sid the session that it is for
   * @throws Refused with 503
   */
  admitBody(request: IncomingMessage, response: ServerResponse, sid: string): void;
  close(): void;
}

/** Watches every session of a server, and closes those over polling that nobody polls. */
export function guardSessions(io: Server, limits: SessionGuardLimits): SessionGuard {
  const { waiting, waitingBytes, burst, sessions, bodyBytes, unpolledMs } = limits;
  const strangers = new WeakSet<IncomingMessage>();
  const overPolling = new Map<string, Session>();
  const shared: SessionLimits = {
    waiting,
    waitingBytes,
    burst,
    upgraded: ({ id }) => overPolling.delete(id),
    left({ id, stranger }) {
      overPolling.delete(id);
      sessions.leave(stranger);
    },
  };

  io.engine.on('connection', (connection: Connection) => {
    const stranger = strangers.has(connection.request);
    sessions.enter(stranger);
    const session = new Session(connection, stranger, shared);
    if (connection.transport.name !== 'polling') return;
    session.polledAt = Math.round(performance.now());
    overPolling.set(session.id, session);
  });

  const look = setInterval(() => {
    const now = Math.round(performance.now());
    for (const session of overPolling.values())
      if (session.isPolled) session.polledAt = now;
      else if (now - session.polledAt > unpolledMs) session.drop();
  }, LOOK_MS).unref();

  return {
    admit(request, stranger) {
      sessions.check(stranger);
      if (!waiting.makeRoom(SESSION_BYTES)) throw noRoom(waiting.most);
      if (stranger) strangers.add(request);
    },
    admitBody(request, response, sid) {
      // What its sender piles up counts along, so that a small body of somebody else passes a large one of theirs.
      const held: Held = overPolling.get(sid) ?? waiting.hold(() => request.destroy());
      let bytes = READ * Number(request.headers['content-length'] ?? bodyBytes);
      if (!held.add(bytes)) throw noRoom(waiting.most);
      const release = () => {
        held.remove(bytes);
        bytes = 0;
      };
      // Before Engine.IO, which listens later, makes packets of it: these find the room that the body had.
      request.once('end', release);
      response.once('close', release);
    },
    close() {
      clearInterval(look);
    },
  };
}
