import { unpackRecords, type WireRecord } from './records.ts';

/** The path of the witness feed on the reader's own origin. */
export const WITNESS_PATH = '/witness/';
/** A poll of the feed carries this header: no other site can send it without a preflight, which the feed never grants. */
export const WITNESS_HEADER = 'x-witness';

export type OpenAnswer =
  | { readonly ok: true; readonly token: string }
  | {
      readonly ok: false;
      readonly error: 'too-many-panels' | 'too-many-learners' | 'too-many-at-address';
    };

/**
 * A pass stands in a request's `token` parameter, where the panel's token must not be: it attributes the request to that
 * panel, if the request is of the pass's own run. It looks like a token, opens nothing on the feed, and dies with its panel
 * or when the panel has opened 16 more.
 */
export type PassAnswer =
  | { readonly ok: true; readonly pass: string }
  | { readonly ok: false; readonly error: 'unknown-token' };

/** New records of several panels in one message: packed, behind one another, those of each panel of a length in bytes. */
export interface News {
  readonly panels: readonly { readonly token: string; readonly first: number; readonly length: number }[];
  readonly packed: Uint8Array;
}

export type ResumeAnswer =
  /** What is left of the records after `after` follows as news; a gap in their numbers says how many were dropped. */
  { readonly ok: true } | { readonly ok: false; readonly error: 'unknown-token' | 'too-many-panels' };

export type FlushAnswer =
  /**
   * Everything that the lab had seen of the run has been sent, but for what was dropped to stay within the limits; `seq` is
   * the panel's last record.
   */
  { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly error: 'unknown-token' };

/** What the page may say on the feed. */
export interface WitnessClientEvents {
  'open-panel': (answer: (opened: OpenAnswer) => void) => void;
  'open-pass': (
    question: { readonly token: string; readonly run: string },
    answer: (opened: PassAnswer) => void,
  ) => void;
  'resume-panel': (
    question: { readonly token: string; readonly after: number },
    answer: (resumed: ResumeAnswer) => void,
  ) => void;
  'close-panel': (question: { readonly token: string }) => void;
  flush: (
    question: { readonly token: string; readonly run: string },
    answer: (flushed: FlushAnswer) => void,
  ) => void;
  /** The server's clock, as in `RecordBase.at`, to estimate the offset of the two clocks. */
  clock: (answer: (now: number) => void) => void;
}

/** What the server may say on the feed. */
export interface WitnessServerEvents {
  records: (news: News) => void;
}

/**
 * The records of each panel in a message.
 * @throws RangeError; see `unpackRecords`
 */
export function unpackNews({ panels, packed }: News): { token: string; records: readonly WireRecord[] }[] {
  const bytes = new Uint8Array(packed);
  let end = 0;
  return panels.map(({ token, first, length }) => {
    end += length;
    return { token, records: unpackRecords({ first, packed: bytes.subarray(end - length, end) }) };
  });
}
