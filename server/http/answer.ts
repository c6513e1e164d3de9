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
 * Writes a response as bytes where there is no ServerResponse: after an upgrade, and where Node could not read the request.
 * What the client still sends is read and dropped, because closing on unread bytes resets the connection and may
 * take the response with it (RFC 9112 §9.6). The socket is gone after LINGER_MS, whether or not the client closes its half.
 */
export function answerSocket(socket: Duplex, { status, sentence, headers }: Answer): void {
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
