/**
 * The one contract between server and web. Both sides import this file and nothing else of each other;
 * it imports nothing.
 */

/** Which way bytes went, as seen from the lab's socket. */
export type Direction = 'client→server' | 'server→client';

/**
 * Where a run may stop: the reader's prediction, the author's claim and the rule's verdict. At `server` it answered with a
 * refusal; at `no-response` the request arrived and nothing came back, so that what the server did with it is not known.
 */
export const STOPS = ['before-sending', 'preflight', 'server', 'browser', 'no-response', 'nowhere'] as const;
export type Stop = (typeof STOPS)[number];

/**
 * Origins by name. Lessons and knobs use the names; the running configuration gives each its URL.
 * `other-site` is the lab under a name of another site; `partner` and `evil` are sites of their own;
 * `sibling-x` and `sibling-y` are two origins of one site.
 */
export const ORIGIN_NAMES = [
  'reader',
  'lab',
  'lab-tls',
  'other-site',
  'partner',
  'evil',
  'sibling-x',
  'sibling-y',
] as const;
export type OriginName = (typeof ORIGIN_NAMES)[number];
/** Serialised origins (`http://localhost:3001`), by name. */
export type Origins = Readonly<Record<OriginName, string>>;

/**
 * What pages built ahead write where an origin belongs; the reader server puts the running configuration's there.
 * `.invalid` never resolves (RFC 6761 §6.4), so that a forgotten one fails in sight.
 */
export const PLACEHOLDER_ORIGINS: Origins = {
  reader: 'http://reader.origin.invalid',
  lab: 'http://lab.origin.invalid',
  'lab-tls': 'https://lab-tls.origin.invalid',
  'other-site': 'http://other-site.origin.invalid',
  partner: 'http://partner.origin.invalid',
  evil: 'http://evil.origin.invalid',
  'sibling-x': 'http://sibling-x.origin.invalid',
  'sibling-y': 'http://sibling-y.origin.invalid',
};

/**
 * Query parameters that attribute a request to one run of one panel.
 * `token`: 32 lower-case hex digits that the witness issued to an open panel. `run`: 16, made by the page.
 */
export const TOKEN_PARAMETER = 'token';
export const RUN_PARAMETER = 'run';
export const TOKEN_PATTERN = /^[0-9a-f]{32}$/;
export const RUN_PATTERN = /^[0-9a-f]{16}$/;

/** Which part of a connection's conversation some bytes belong to. */
export type WirePart = 'request-head' | 'request-body' | 'response-head' | 'response-body' | 'upgraded';

/** Why bytes that crossed the wire are not in the record, or are there only as a mask. */
export interface Mask {
  /** Offset and length in the recorded bytes, of the mask itself (not of what it hides). */
  readonly start: number;
  readonly length: number;
  readonly hides: 'foreign-cookies' | 'credentials' | 'token' | 'run';
  /** How many things stand behind the mask (cookies, for `foreign-cookies`); else 1. */
  readonly count: number;
}

interface RecordBase {
  /** 1, 2, 3 … per panel, without gaps. */
  readonly seq: number;
  readonly run: string;
  /** 1, 2, 3 … per panel: the socket that it crossed. */
  readonly connection: number;
  /** Milliseconds since the Unix epoch on the server's monotonic clock, with fractions. */
  readonly at: number;
}

/** Bytes exactly as they crossed the socket, but for the masks. */
export interface BytesRecord extends RecordBase {
  readonly kind: 'bytes';
  readonly part: WirePart;
  readonly direction: Direction;
  /** 1, 2, 3 … per panel: the HTTP exchange; bytes after a 101 keep the number of the upgrade's exchange. */
  readonly exchange: number;
  readonly bytes: Uint8Array;
  readonly masks: readonly Mask[];
}

/** From here on the bytes of this part are not recorded: the cap was reached. Said once. */
export interface CutRecord extends RecordBase {
  readonly kind: 'cut';
  readonly part: WirePart;
  readonly direction: Direction;
  readonly exchange: number;
  /** The cap, in bytes. */
  readonly limit: number;
}

/** A side ended its half, or the socket is gone. */
export interface EndRecord extends RecordBase {
  readonly kind: 'end';
  readonly exchange: number;
  /** `client-fin`/`server-fin`: that side sent FIN; `reset`: the socket ended with an error; `closed`: both halves are over. */
  readonly how: 'client-fin' | 'server-fin' | 'reset' | 'closed';
  /** Bytes after the caps that were not recorded, per direction. */
  readonly unrecorded: { readonly 'client→server': number; readonly 'server→client': number };
}

export type WireRecord = BytesRecord | CutRecord | EndRecord;

/**
 * A record as it travels, little-endian: one byte of kind, one of part and direction or of how; connection and exchange,
 * 4 bytes each; `at`, 8 (IEEE 754); the run, one byte of length before it. Then, of `bytes`: the number of masks in 2,
 * each with start, length and count in 4 and one of what it hides; the number of bytes in 4, and the bytes. Of `cut`:
 * the limit in 4. Of `end`: what was not recorded towards the server and from it, 8 each (IEEE 754).
 * A byte that stands for a word is its place in these lists.
 */
export const PACKED = {
  kinds: ['bytes', 'cut', 'end'],
  /** Twice the place of the part, and one more for bytes from the server. */
  parts: ['request-head', 'request-body', 'response-head', 'response-body', 'upgraded'],
  hows: ['client-fin', 'server-fin', 'reset', 'closed'],
  hides: ['foreign-cookies', 'credentials', 'token', 'run'],
} as const satisfies {
  readonly kinds: readonly WireRecord['kind'][];
  readonly parts: readonly WirePart[];
  readonly hows: readonly EndRecord['how'][];
  readonly hides: readonly Mask['hides'][];
};

/**
 * Reads packed records. A browser's Socket.IO client gives them as an ArrayBuffer, which will do.
 * @throws RangeError when they are no packed records
 */
export function unpackRecords({ first, packed }: PackedRecords): WireRecord[] {
  const bytes = new Uint8Array(packed);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  /** The place of the next number of some bytes. */
  const next = (length: number) => {
    offset += length;
    return offset - length;
  };
  const word = <W>(words: readonly W[], place: number): W => {
    const found = words[place];
    if (found === undefined) throw new RangeError('These are no packed records.');
    return found;
  };
  const mask = (): Mask => ({
    start: view.getUint32(next(4), true),
    length: view.getUint32(next(4), true),
    count: view.getUint32(next(4), true),
    hides: word(PACKED.hides, view.getUint8(next(1))),
  });
  const records: WireRecord[] = [];
  while (offset < bytes.length) {
    const kind = word(PACKED.kinds, view.getUint8(next(1)));
    const code = view.getUint8(next(1));
    const connection = view.getUint32(next(4), true);
    const exchange = view.getUint32(next(4), true);
    const at = view.getFloat64(next(8), true);
    const length = view.getUint8(next(1));
    const run = String.fromCharCode(...bytes.subarray(next(length), offset));
    const base = { seq: first + records.length, run, connection, exchange, at };
    if (kind === 'end') {
      const asked = view.getFloat64(next(8), true);
      const answered = view.getFloat64(next(8), true);
      const unrecorded = { 'client→server': asked, 'server→client': answered };
      records.push({ kind, ...base, how: word(PACKED.hows, code), unrecorded });
      continue;
    }
    const part = word(PACKED.parts, code >> 1);
    const direction: Direction = code % 2 === 0 ? 'client→server' : 'server→client';
    if (kind === 'cut') {
      records.push({ kind, ...base, part, direction, limit: view.getUint32(next(4), true) });
      continue;
    }
    const masks = Array.from({ length: view.getUint16(next(2), true) }, mask);
    const size = view.getUint32(next(4), true);
    if (offset + size > bytes.length) throw new RangeError('These are no packed records.');
    records.push({ kind, ...base, part, direction, bytes: bytes.slice(next(size), offset), masks });
  }
  return records;
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

/** In the URL of a page that was loaded anew because another app's service worker had stood in its place. */
export const REMOVED_WORKER_PARAMETER = 'removed-worker';

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

/** Records of one panel as they travel: see `unpackRecords`. */
export interface PackedRecords {
  /** `seq` of the first; the others count up from it. */
  readonly first: number;
  readonly packed: Uint8Array;
}

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

/** Paths of the lab. `/socket.io/` is the stock server; the others differ only in their transports, or in that no upgrade passes. */
export const LAB_PATHS = {
  fetch: '/fetch',
  cookies: '/cookies/',
  stage: '/stage/',
  websocket: '/ws',
  'socket-io': '/socket.io/',
  'socket-io-polling-only': '/socket.io-polling/',
  'socket-io-websocket-only': '/socket.io-websocket/',
  'socket-io-no-upgrade': '/socket.io-no-upgrade/',
} as const;
