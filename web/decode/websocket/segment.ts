import type { BytesRecord, CutRecord, Direction, Mask } from '../../../server/protocol/records.ts';
import { concat } from '../bytes.ts';
import type { Segment, Source } from '../views.ts';

/** Gathers the bytes of one part in one direction as its records come. */
export class SegmentBuilder {
  private readonly direction: Direction;
  private parts: Uint8Array[] = [];
  private masks: Mask[] = [];
  private sources: Source[] = [];
  private cutBy: CutRecord | undefined;
  private length = 0;
  private built: Segment | undefined;

  constructor(direction: Direction) {
    this.direction = direction;
  }

  add(record: BytesRecord): void {
    const start = this.length;
    this.parts.push(record.bytes);
    for (const mask of record.masks) this.masks.push({ ...mask, start: mask.start + start });
    this.length += record.bytes.length;
    this.sources.push({ start, end: this.length, seq: record.seq, at: record.at });
    this.built = undefined;
  }

  cut(record: CutRecord): void {
    this.cutBy ??= record;
    this.built = undefined;
  }

  /** The same object until something is added. */
  segment(): Segment {
    if (this.built === undefined) {
      const bytes = concat(this.parts);
      this.parts = [bytes];
      this.built = {
        direction: this.direction,
        bytes,
        masks: [...this.masks],
        sources: [...this.sources],
        cut: this.cutBy,
      };
    }
    return this.built;
  }

  /** When the byte at `offset` crossed the wire, in milliseconds since the Unix epoch; of the last byte if beyond. */
  timeAt(offset: number): number {
    let low = 0;
    let high = this.sources.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sources[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return this.sources[low]?.at ?? 0;
  }
}
