import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Limits } from '../config/config.ts';
import type { Origins } from '../protocol/origins.ts';
import type { Counters } from './fetch/counters.ts';
import type { Waiting } from './limits/waiting.ts';
import type { Sessions } from './socket-io/sessions.ts';

/** What the lab's endpoints need to know. */
export interface LabSettings {
  readonly limits: Limits;
  /** The port that the learner's request came to, for the greeting. */
  readonly port: number;
  /** The reader's origin, whose pages may read answers. */
  readonly reader: string;
  /** Every origin by name, for answers that name one. */
  readonly origins: Origins;
  isOpenPanel(token: string): boolean;
  readonly counters: Counters;
  /** What waits for the clients of the whole process, and its Socket.IO sessions. */
  readonly waiting: Waiting;
  readonly sessions: Sessions;
}

/** Answers one path. Both methods may throw `Refused` before they have answered. */
export interface Endpoint {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye to every connection. */
  close(): void;
}
