import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '../knobs/policy.ts';

/** Header fields in the order in which they are sent; a name may stand there twice. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What an answer holds, with the type that it is said to be. */
export interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

/** An answer before it is sent. Without content it has none, and says so. */
export interface Reply {
  readonly status: number;
  readonly fields: Fields;
  readonly content?: Content;
  /** Where a redirect leads. */
  readonly location?: string | undefined;
}

/**
 * Sends a reply, beside the headers that the response has already. A 204 has neither content nor a Content-Length
 * (RFC 9110 §8.6, §15.3.5); to HEAD, Node sends the head alone (§9.3.2).
 */
export function send(response: ServerResponse, { status, fields, content, location }: Reply): void {
  response.statusCode = status;
  for (const [name, value] of fields) response.appendHeader(name, value);
  if (location !== undefined) {
    response.setHeader('Location', location);
    // That of a redirect would replace the policy that the page asked for (Referrer Policy §8.2).
    response.removeHeader('Referrer-Policy');
  }
  if (status === 204) {
    response.end();
    return;
  }
  if (content) response.setHeader('Content-Type', content.type);
  response.setHeader('Content-Length', content?.bytes.length ?? 0);
  response.end(content?.bytes);
}

/** A sentence as content: plain text, with a line break behind it. */
export function sentence(text: string): Content {
  return { type: 'text/plain; charset=utf-8', bytes: Buffer.from(`${text}\n`) };
}

/** Whether this is a CORS preflight: OPTIONS by itself is a method like any other (Fetch, "CORS-preflight request"). */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/**
 * Reads a body to its end and drops it. Of a client that leaves before, nothing is heard again.
 *
 * @param most bytes
 * @returns how many bytes came
 * @throws Refused with 413; Content-Length is the guard's, so only a chunked body can be too long here
 */
export function dropBody(request: IncomingMessage, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most)
        reject(new Refused(413, `The body of a request to the lab may hold at most ${most} bytes.`));
    });
    request.once('end', () => resolve(bytes));
  });
}

/** Whether a browser follows an answer of this status (Fetch, "redirect status"). */
export const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** @throws Refused with 405 */
export function checkMethod(method: string, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  const list = methods.join(', ');
  throw new Refused(405, `This URL of the lab accepts ${list}.`, { Allow: list });
}
