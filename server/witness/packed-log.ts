import type { Limits } from '../config/config.ts';
import {
  type BytesRecord,
  type CutRecord,
  PACKED,
  type PackedRecords,
  type WireRecord,
} from '../protocol/records.ts';
import type { Draft } from '../wire/log.ts';
import { type Evictable, LARGEST_SEGMENT, type RecordBudget } from './record-budget.ts';

/** How much is kept, or handed on at once. Of a log, bytes are the memory that it takes; of a batch, packed records. */
export type PanelLimits = Pick<Limits, 'records' | 'recordBytes'>;

export type Numbers = Pick<WireRecord, 'run' | 'connection' | 'exchange'>;

/** Bytes of the first segment; the second has twice as many, and so on up to the largest. */
const FIRST_SEGMENT = 2_048;
/** A log has at least so many segments at its limit: memory comes free by whole segments. */
const SEGMENTS_AT_LIMIT = 8;
/** A full segment that uses less than this share of its memory is copied into one that fits. */
const LEAST_USE = 0.75;

/** Bytes of memory of a segment and of a record beside the packed bytes, measured (packed-log-memory.test.ts). */
const SEGMENT_COST = 768;
const RECORD_COST = 16;

/** Bytes of a record but for its run, its masks and its own bytes. */
const BASE_BYTES = 19;
const FIXED_BYTES = { bytes: BASE_BYTES + 6, cut: BASE_BYTES + 4, end: BASE_BYTES + 16 } as const;
const MASK_BYTES = 13;

type Words<W> = ReadonlyMap<W, number>;
const places = <W>(words: readonly W[]): Words<W> => new Map(words.map((word, place) => [word, place]));
const PARTS = places<BytesRecord['part']>(PACKED.parts);
const HOWS = places<string>(PACKED.hows);
const HIDES = places<string>(PACKED.hides);

interface Segment extends Evictable {
  bytes: Buffer;
  used: number;
  /** The number of its first record, and where each of its records ends. */
  readonly first: number;
  readonly ends: number[];
}

/**
 * Keeps records packed as they will travel (`unpackRecords`), in few large segments: a record as an object of its own costs
 * several times its bytes in memory, and every collection of garbage a visit.
 */
export class PackedLog {
  /** The number of the last record; 0 before the first. */
  seq = 0;
  /** Bytes of memory that it takes. */
  cost = 0;
  #limits: PanelLimits;
  #budget: RecordBudget;
  #largest: number;
  #segments: Segment[] = [];
  /** The number of the oldest record that is kept. */
  #first = 1;

  /** @param budget shared by all logs: it may drop this one's oldest records for another's sake */
  constructor(limits: PanelLimits, budget: RecordBudget) {
    this.#limits = limits;
    this.#budget = budget;
    const largest = Math.min(LARGEST_SEGMENT, limits.recordBytes / SEGMENTS_AT_LIMIT);
    this.#largest = Math.max(FIRST_SEGMENT, Math.floor(largest));
  }

  /** Copies a record; the oldest go where there is no room. The newest stays even if it alone is too much. */
  add(draft: Draft, numbers: Numbers): void {
    this.seq += 1;
    const length = packedLength(draft, numbers.run);
    const segment = this.#segmentFor(length);
    pack(segment.bytes, segment.used, draft, numbers);
    segment.used += length;
    segment.ends.push(segment.used);
    this.#charge(RECORD_COST);
    while (this.seq - this.#first >= this.#limits.records) this.#dropOldest();
    while (this.cost > this.#limits.recordBytes && this.#segments.length > 1) this.#dropSegment();
    this.#budget.written(segment);
  }

  /**
   * What came after a record, oldest first.
   * @param limits at most so many records and, but for the first, so many bytes
   * @returns its pieces in order, which last until the next record is added to any log, and the first and last record among them.
   * Where all have been dropped there are no pieces, and `last` is the newest record that there was.
   */
  since(after: number, limits: PanelLimits) {
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
    return { first, last, pieces, bytes };
  }

  clear(): void {
    for (const segment of this.#segments) this.#budget.forget(segment);
    this.#segments = [];
    this.#first = this.seq + 1;
    this.#charge(-this.cost);
  }

  #charge(bytes: number): void {
    this.cost += bytes;
    this.#budget.charge(bytes);
  }

  #segmentFor(length: number): Segment {
    const last = this.#segments.at(-1);
    if (last && last.used + length <= last.bytes.length) return last;
    if (last) this.#seal(last);
    const usual = Math.min(this.#largest, last ? last.bytes.length * 2 : FIRST_SEGMENT);
    const capacity = Math.max(usual, length);
    // Room is made before it is taken, so that a log never costs more than its limit.
    const room = this.#limits.recordBytes - SEGMENT_COST - RECORD_COST - capacity;
    while (this.#segments.length > 0 && this.cost > room) this.#dropSegment();
    const segment: Segment = {
      bytes: this.#budget.memory(capacity),
      used: 0,
      first: this.seq,
      ends: [],
      evict: () => this.#dropSegment(),
    };
    this.#segments.push(segment);
    this.#charge(SEGMENT_COST + capacity);
    return segment;
  }

  /** Gives back what a segment does not use, once nothing more is written to it. */
  #seal(segment: Segment): void {
    if (segment.used >= segment.bytes.length * LEAST_USE) return;
    const bytes = this.#budget.memory(segment.used);
    segment.bytes.copy(bytes, 0, 0, segment.used);
    this.#charge(bytes.length - segment.bytes.length);
    this.#budget.reuse(segment.bytes);
    segment.bytes = bytes;
  }

  #dropOldest(): void {
    const [segment] = this.#segments;
    if (!segment) return;
    this.#first += 1;
    if (this.#first - segment.first === segment.ends.length) this.#dropSegment();
  }

  /** Drops the oldest segment with its records. */
  #dropSegment(): void {
    const segment = this.#segments.shift();
    if (!segment) return;
    this.#budget.forget(segment);
    this.#first = segment.first + segment.ends.length;
    this.#charge(-segment.bytes.length - SEGMENT_COST - segment.ends.length * RECORD_COST);
    this.#budget.reuse(segment.bytes);
  }
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
