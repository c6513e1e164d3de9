import type { IncomingMessage } from 'node:http';
import type { BodyWord } from '../../protocol/words.ts';
import type { Content } from './answers.ts';

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

/** Contents that are always the same. A script leaves a mark, by which a page can tell that it ran. */
export const FIXED: Readonly<Record<Exclude<BodyWord, 'json'>, Content>> = {
  text: { type: 'text/plain; charset=utf-8', bytes: Buffer.from('A response from the lab.\n') },
  html: {
    type: 'text/html; charset=utf-8',
    bytes: Buffer.from(
      '<!doctype html>\n<html lang="en">\n<title>The lab</title>\n<p>A response from the lab.</p>\n</html>\n',
    ),
  },
  script: { type: 'text/javascript; charset=utf-8', bytes: Buffer.from("globalThis.labAnswer = 'ran';\n") },
  png: { type: 'image/png', bytes: PNG },
  empty: { type: 'text/plain; charset=utf-8', bytes: Buffer.alloc(0) },
};

/** Longest text of a request that an answer repeats, in UTF-16 code units. */
const REPEATED = 200;

type Told = string | number | null | undefined | readonly Told[] | { readonly [name: string]: Told };

/** What the lab says that it saw and did: text of the request stands in it only as an encoded and cut JSON string. */
export function json(told: { readonly [name: string]: Told }): Content {
  const text = JSON.stringify(told, (_, value: Told) =>
    typeof value === 'string' ? value.slice(0, REPEATED) : value,
  );
  return { type: 'application/json', bytes: Buffer.from(`${text}\n`) };
}

/** What the lab can say of a request, for `json`. */
export function seen({ method, headers }: IncomingMessage) {
  return { method, origin: headers.origin ?? null, contentType: headers['content-type'] ?? null };
}
