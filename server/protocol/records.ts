/** Which way bytes went, as seen from the lab's socket. */
export type Direction = 'client→server' | 'server→client';

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

/** The numbers that a panel gives a record. */
export type Numbers = Pick<WireRecord, 'run' | 'connection' | 'exchange'>;
interface BytesDraft extends Omit<BytesRecord, 'seq' | keyof Numbers | 'bytes'> {
  /** Bytes, or text whose characters are bytes (Latin-1). */
  readonly bytes: Uint8Array | string;
}
/** A record before its panel has numbered it. */
export type Draft =
  | BytesDraft
  | Omit<CutRecord, 'seq' | keyof Numbers>
  | Omit<EndRecord, 'seq' | keyof Numbers>;

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

/** Bytes of a record but for its run, its masks and its own bytes. */
const BASE_BYTES = 19;
const FIXED_BYTES = { bytes: BASE_BYTES + 6, cut: BASE_BYTES + 4, end: BASE_BYTES + 16 } as const;
const MASK_BYTES = 13;

/** How many bytes a record takes when it is packed. */
export function packedLength(draft: Draft, run: string): number {
  const own = draft.kind === 'bytes' ? draft.masks.length * MASK_BYTES + draft.bytes.length : 0;
  return FIXED_BYTES[draft.kind] + run.length + own;
}

/** Memory to pack records into: a Node Buffer, which writes text at once. */
type Memory = Uint8Array & { write(text: string, at: number, encoding: 'latin1'): number };

/** Packs a record, which takes `packedLength` bytes. */
export function packRecord(bytes: Memory, start: number, draft: Draft, numbers: Numbers): void {
  const { run, connection, exchange } = numbers;
  bytes[start] = PACKED.kinds.indexOf(draft.kind);
  bytes[start + 1] = codeOf(draft);
  putInteger(bytes, start + 2, connection);
  putInteger(bytes, start + 6, exchange);
  putFloat(bytes, start + 10, draft.at);
  bytes[start + 18] = run.length;
  let at = start + BASE_BYTES;
  for (let character = 0; character < run.length; character += 1, at += 1)
    bytes[at] = run.charCodeAt(character);
  if (draft.kind === 'end') {
    putFloat(bytes, at, draft.unrecorded['client→server']);
    putFloat(bytes, at + 8, draft.unrecorded['server→client']);
  } else if (draft.kind === 'cut') {
    putInteger(bytes, at, draft.limit);
  } else {
    // A head has no room for more masks than 2 bytes can count.
    bytes[at] = draft.masks.length;
    bytes[at + 1] = draft.masks.length >>> 8;
    at += 2;
    for (const mask of draft.masks) {
      putInteger(bytes, at, mask.start);
      putInteger(bytes, at + 4, mask.length);
      putInteger(bytes, at + 8, mask.count);
      bytes[at + 12] = PACKED.hides.indexOf(mask.hides);
      at += MASK_BYTES;
    }
    putInteger(bytes, at, draft.bytes.length);
    if (typeof draft.bytes === 'string') bytes.write(draft.bytes, at + 4, 'latin1');
    else bytes.set(draft.bytes, at + 4);
  }
}

/** Packs records that a panel has numbered; from then on they count up from the first. */
export function packRecords(records: readonly WireRecord[]): PackedRecords {
  const length = records.reduce((sum, record) => sum + packedLength(record, record.run), 0);
  // Their bytes are no text, so nothing is written that needs a Buffer.
  const packed = new Uint8Array(length) as Memory;
  let at = 0;
  for (const record of records) {
    packRecord(packed, at, record, record);
    at += packedLength(record, record.run);
  }
  return { first: records[0]?.seq ?? 1, packed };
}

function codeOf(draft: Draft): number {
  if (draft.kind === 'end') return PACKED.hows.indexOf(draft.how);
  return PACKED.parts.indexOf(draft.part) * 2 + (draft.direction === 'client→server' ? 0 : 1);
}

/** Four bytes, little-endian. */
function putInteger(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

const float = new DataView(new ArrayBuffer(8));

/** Eight bytes, little-endian. */
function putFloat(bytes: Uint8Array, at: number, value: number): void {
  float.setFloat64(0, value, true);
  putInteger(bytes, at, float.getUint32(0, true));
  putInteger(bytes, at + 4, float.getUint32(4, true));
}

/** Records of one panel as they travel: see `PACKED`. */
export interface PackedRecords {
  /** `seq` of the first; the others count up from it. */
  readonly first: number;
  readonly packed: Uint8Array;
}

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
