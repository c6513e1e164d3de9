import type { Bilingual } from '../language.ts';

/** What one header, field or code means, in one or two sentences, with the text that defines it. */
export interface Note extends Bilingual {
  /** An RFC's section or a standard's anchor. */
  readonly source: string;
}

/** Notes of one kind by name; header names in lower case. */
export type Notes = Readonly<Record<string, Note>>;

export const RFC = (number: number, section: string) =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
export const FETCH = (anchor: string) => `https://fetch.spec.whatwg.org/#${anchor}`;
export const ENGINE_IO = (anchor: string) => `https://socket.io/docs/v4/engine-io-protocol/#${anchor}`;
export const SOCKET_IO = (anchor: string) => `https://socket.io/docs/v4/socket-io-protocol/#${anchor}`;

/** One note. */
export function note(source: string, zh: string, en: string): Note {
  return { source, zh, en };
}
