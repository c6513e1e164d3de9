import type { Limits } from '../config/config.ts';
import {
  type BytesRecord,
  type CutRecord,
  PACKED,
  type PackedRecords,
  type WireRecord,
} from '../protocol.ts';
import type { Draft } from '../wire/log.ts';

/** How much is kept, or handed on at once; bytes are those of the packed records. */
export type PanelLimits = Pick<Limits, 'records' | 'recordBytes'>;

export type Numbers = Pick<WireRecord, 'run' | 'connection' | 'exchange'>;

/** Capacities in bytes: of the first segment, of the second twice as much, and so on up to the last. */
const FIRST_SEGMENT = 2_048;
const LARGEST_SEGMENT = 32_768;

/** Bytes of a record but for its run, its masks and its own bytes. */
const BASE_BYTES = 19;
const FIXED_BYTES = { bytes: BASE_BYTES + 6, cut: BASE_BYTES + 4, end: BASE_BYTES + 16 } as const;
const MASK_BYTES = 13;

type Words<W> = ReadonlyMap<W, number>;
const places = <W>(words: readonly W[]): Words<W> => new Map(words.map((word, place) => [word, place]));
const PARTS = places<BytesRecord['part']>(PACKED.parts);
const HOWS = places<string>(PACKED.hows);
const HIDES = places<string>(PACKED.hides);

interface Segment {
  readonly bytes: Buffer;
  used: number;
  /** The number of its first record, and where each of its records ends. */
  first: number;
  ends: number[];
}

/**
 * Keeps records packed as they will travel (`unpackRecords`), in few large pieces: a record as an object of its own costs
 * several times its bytes in memory, and every collection of garbage a visit.
 */
export class PackedLog {
  /** The number of the last record; 0 before the first. */
  seq = 0;
  #limits: PanelLimits;
  #segments: Segment[] = [];
  /** A full segment whose records are gone, for the next ones: a log at its caps needs no more memory. */
  #spare: Segment | undefined;
  /** The number of the oldest record that is kept. */
  #first = 1;
  #bytes = 0;

  constructor(limits: PanelLimits) {
    this.#limits = limits;
  }

  /** Copies a record; the oldest go where there is no room. The newest stays even if it alone is too much. */
  add(draft: Draft, numbers: Numbers): void {
    this.seq += 1;
    const length = packedLength(draft, numbers.run);
    const segment = this.#segmentFor(length);
    pack(segment.bytes, segment.used, draft, numbers);
    segment.used += length;
    segment.ends.push(segment.used);
    this.#bytes += length;
    while (this.#first < this.seq && this.#exceeds()) this.#dropOldest();
  }

  /**
   * What came after a record, oldest first.
   * @param limits at most so many records and, but for the first, so many bytes
   * @returns its pieces in order, which last until the next record is added; the last record among them, and how many after
   * `after` had already been dropped
   */
  since(after: number, limits: PanelLimits) {
    const lost = Math.max(0, this.#first - 1 - after);
    const first = Math.max(after + 1, this.#first);
    const pieces: Uint8Array[] = [];
    let last = first - 1;
    let bytes = 0;
    for (const segment of this.#segments) {
      const from = last + 1 - segment.first;
      if (from >= segment.ends.length) continue;
      const start = startOf(segment, from);
      let end = start;
      for (let at = from; at < segment.ends.length && last - first + 1 < limits.records; at += 1) {
        const next = segment.ends[at] ?? end;
        if (last >= first && bytes + next - start > limits.recordBytes) break;
        end = next;
        last += 1;
      }
      if (end > start) pieces.push(segment.bytes.subarray(start, end));
      bytes += end - start;
      if (last < segment.first + segment.ends.length - 1) break;
    }
    return { first, last, pieces, bytes, lost };
  }

  clear(): void {
    this.#segments = [];
    this.#spare = undefined;
    this.#bytes = 0;
  }

  #exceeds(): boolean {
    const { records, recordBytes } = this.#limits;
    return this.seq - this.#first >= records || this.#bytes > recordBytes;
  }

  #segmentFor(length: number): Segment {
    const last = this.#segments.at(-1);
    if (last && last.used + length <= last.bytes.length) return last;
    const segment = this.#spareFor(length) ?? newSegment(last, length);
    segment.first = this.seq;
    this.#segments.push(segment);
    return segment;
  }

  #spareFor(length: number): Segment | undefined {
    const spare = this.#spare;
    if (!spare || spare.bytes.length < length) return undefined;
    this.#spare = undefined;
    spare.used = 0;
    spare.ends = [];
    return spare;
  }

  #dropOldest(): void {
    const [segment] = this.#segments;
    if (!segment) return;
    const at = this.#first - segment.first;
    this.#bytes -= (segment.ends[at] ?? 0) - startOf(segment, at);
    this.#first += 1;
    if (at + 1 < segment.ends.length) return;
    this.#segments.shift();
    if (segment.bytes.length === LARGEST_SEGMENT) this.#spare = segment;
  }
}

/** @param last the one before it */
function newSegment(last: Segment | undefined, length: number): Segment {
  const usual = Math.min(LARGEST_SEGMENT, last ? last.bytes.length * 2 : FIRST_SEGMENT);
  // Never a part of Node's pool, which it would keep alive; every byte that is handed on has been written.
  return { bytes: Buffer.allocUnsafeSlow(Math.max(usual, length)), used: 0, first: 0, ends: [] };
}

/** The pieces of `since` as they travel. */
export function packedRecords({ first, pieces }: ReturnType<PackedLog['since']>): PackedRecords {
  return { first, packed: Buffer.concat(pieces) };
}

function startOf({ ends }: Segment, at: number): number {
  return at === 0 ? 0 : (ends[at - 1] ?? 0);
}

function packedLength(draft: Draft, run: string): number {
  const own = draft.kind === 'bytes' ? draft.masks.length * MASK_BYTES + draft.bytes.length : 0;
  return FIXED_BYTES[draft.kind] + run.length + own;
}

function codeOf({ part, direction }: Pick<BytesRecord | CutRecord, 'part' | 'direction'>): number {
  return (PARTS.get(part) ?? 0) * 2 + (direction === 'client→server' ? 0 : 1);
}

/** Writes a record as `PACKED` says. */
function pack(bytes: Buffer, start: number, draft: Draft, numbers: Numbers): void {
  const { run, connection, exchange } = numbers;
  const { kind } = draft;
  bytes[start] = kind === 'bytes' ? 0 : kind === 'cut' ? 1 : 2;
  bytes[start + 1] = kind === 'end' ? (HOWS.get(draft.how) ?? 0) : codeOf(draft);
  putInteger(bytes, start + 2, connection);
  putInteger(bytes, start + 6, exchange);
  putFloat(bytes, start + 10, draft.at);
  bytes[start + 18] = run.length;
  let at = start + BASE_BYTES;
  for (let character = 0; character < run.length; character += 1, at += 1)
    bytes[at] = run.charCodeAt(character);
  if (kind === 'end') {
    putFloat(bytes, at, draft.unrecorded['client→server']);
    putFloat(bytes, at + 8, draft.unrecorded['server→client']);
  } else if (kind === 'cut') {
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
      bytes[at + 12] = HIDES.get(mask.hides) ?? 0;
      at += MASK_BYTES;
    }
    putInteger(bytes, at, draft.bytes.length);
    if (typeof draft.bytes === 'string') bytes.write(draft.bytes, at + 4, 'latin1');
    else bytes.set(draft.bytes, at + 4);
  }
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
