import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The reader's pages; Host, redirects and the witness feed are its caller's. */
export interface Reader {
  request(request: IncomingMessage, response: ServerResponse): void;
  /** In development: takes Vite's own upgrades, of whichever server they came to; false leaves the socket untouched. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}
