import type { IncomingMessage } from 'node:http';
import { Refused } from '../knobs/policy.ts';

/** A form of the lab is short; what is longer is read to its end and has no field. */
const MOST_BYTES = 2048;

/**
 * The value of one field of a form (application/x-www-form-urlencoded); empty where it has none.
 *
 * @param most bytes of a body
 * @throws Refused with 413
 */
export async function fieldOf(request: IncomingMessage, name: string, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  if (bytes > most)
    throw new Refused(413, `The body of a request to the lab may hold at most ${most} bytes.`);
  if (bytes > MOST_BYTES) return '';
  return new URLSearchParams(Buffer.concat(chunks).toString('latin1')).get(name) ?? '';
}
