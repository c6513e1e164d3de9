import type { Limits } from '../config/config.ts';
import { type Draft, type Numbers, packedLength, packRecord } from '../protocol/records.ts';
import { type Evictable, LARGEST_SEGMENT, type RecordBudget } from './record-budget.ts';

/** How much is kept, or handed on at once. Of a log, bytes are the memory that it takes; of a batch, packed records. */
export type PanelLimits = Pick<Limits, 'records' | 'recordBytes'>;

/** Bytes of the first segment; the second has twice as many, and so on up to the largest. */
const FIRST_SEGMENT = 2_048;
/** A log has at least so many segments at its limit: memory comes free by whole segments. */
const SEGMENTS_AT_LIMIT = 8;
/** A full segment that uses less than this share of its memory is copied into one that fits. */
const LEAST_USE = 0.75;

/** Bytes of memory of a segment and of a record beside the packed bytes, measured (packed-log-memory.test.ts). */
const SEGMENT_COST = 768;
const RECORD_COST = 16;

interface Segment extends Evictable {
  bytes: Buffer;
  used: number;
  /** The number of its first record, and where each of its records ends. */
  readonly first: number;
  readonly ends: number[];
}

/**
 * Keeps records packed as they will travel (`PACKED`), in few large segments: a record as an object of its own costs
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
    packRecord(segment.bytes, segment.used, draft, numbers);
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

function startOf({ ends }: Segment, at: number): number {
  return at === 0 ? 0 : (ends[at - 1] ?? 0);
}
