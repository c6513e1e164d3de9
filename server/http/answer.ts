import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { SECURITY_HEADERS } from './headers.ts';

/** A plain answer: a status and one sentence for whoever reads it. */
export interface Answer {
  readonly status: number;
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long a client that is still sending may take to read its answer, in milliseconds, before the connection goes. */
export const LINGER_MS = 1_000;

/** Answers a request with a plain sentence; headers that are already set (CORS) stay. */
export function answerRequest(response: ServerResponse, { status, sentence, headers }: Answer): void {
  response.writeHead(status, headersOf(sentence, headers)).end(`${sentence}\n`);
}

/**
 * Answers an upgrade with a plain sentence, as bytes: once Node has handed the socket over there is no ServerResponse.
 * What the client still sends is read and dropped, because closing on unread bytes resets the connection and may
 * take the answer with it (RFC 9112 §9.6).
 */
export function answerUpgrade(socket: Duplex, { status, sentence, headers }: Answer): void {
  const fields = {
    ...headersOf(sentence, headers),
    Date: new Date().toUTCString(),
    Connection: 'close',
  };
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
  ];
  const linger = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.on('error', () => socket.destroy());
  socket.once('close', () => clearTimeout(linger));
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}\n`);
}

function headersOf(sentence: string, headers: Answer['headers']): Record<string, string> {
  return {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(sentence) + 1),
    ...headers,
  };
}
