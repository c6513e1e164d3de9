import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const FIELDS = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Connection: 'close',
} as const;

/** Answers 403 with a sentence. */
export function forbid(response: ServerResponse, sentence: string): void {
  const body = `${sentence}\n`;
  response.writeHead(403, { ...FIELDS, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Answers 403 with a sentence to an upgrade, for which Node makes no response object. */
export function forbidUpgrade(socket: Duplex, sentence: string): void {
  const body = `${sentence}\n`;
  const fields = Object.entries({ ...FIELDS, 'Content-Length': String(Buffer.byteLength(body)) });
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  // Node took its own handler off the socket; a peer that resets now must not end the process.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 403 Forbidden\r\n${lines}\r\n${body}`);
}
