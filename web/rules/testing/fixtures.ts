import type { Field } from '../core/exchange.ts';
import type { WebSocketHandshake } from '../websocket/attempt.ts';

/** The pair of RFC 6455 §1.3. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
export const READER = 'http://localhost:3000';

/** Header fields from an object; undefined leaves one out. */
export function fields(values: Readonly<Record<string, string | undefined>>): Field[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : { name, value }));
}

type FieldValues = Readonly<Record<string, string | undefined>>;

/** What a test changes about a handshake that succeeds. */
export interface Changes {
  readonly url?: string;
  readonly origin?: string;
  readonly protocols?: readonly string[];
  readonly certificate?: WebSocketHandshake['certificate'];
  readonly allow?: readonly string[] | null;
  readonly speaks?: readonly string[];
  readonly browser?: WebSocketHandshake['browser'];
  readonly request?: FieldValues;
  readonly method?: string;
  readonly version?: string;
  readonly status?: number;
  readonly response?: FieldValues;
  /** The server's second field of a name, which the object above cannot hold. */
  readonly more?: readonly Field[];
  readonly seen?: 'nothing' | 'no-answer';
  readonly expectedAccept?: string | null;
  readonly closedByServer?: WebSocketHandshake['closedByServer'];
  readonly hangsUp?: boolean;
}

/** A handshake that succeeds, but for the changes. */
export function handshake(changes: Changes = {}): WebSocketHandshake {
  const { origin = READER, protocols = [], speaks = [] } = changes;
  const chosen = speaks.find(name => protocols.includes(name));
  const request = {
    method: changes.method ?? 'GET',
    target: '/ws',
    version: changes.version ?? 'HTTP/1.1',
    fields: fields({
      Host: 'localhost:3001',
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      Origin: origin,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': KEY,
      'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
      'Sec-WebSocket-Protocol': protocols.length > 0 ? protocols.join(', ') : undefined,
      ...changes.request,
    }),
  };
  const response = {
    status: changes.status ?? 101,
    fields: [
      ...fields({
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Accept': ACCEPT,
        'Sec-WebSocket-Protocol': chosen,
        ...changes.response,
      }),
      ...(changes.more ?? []),
    ],
  };
  return {
    call: { url: changes.url ?? 'ws://localhost:3001/ws', protocols, origin },
    certificate: changes.certificate ?? 'unknown',
    policy: { allow: changes.allow ?? null, speaks },
    browser: changes.browser ?? 'chromium',
    exchange:
      changes.seen === 'nothing'
        ? null
        : { request, response: changes.seen === 'no-answer' ? null : response },
    expectedAccept: changes.expectedAccept === undefined ? ACCEPT : changes.expectedAccept,
    closedByServer: changes.closedByServer ?? null,
    hangsUp: changes.hangsUp ?? false,
  };
}
