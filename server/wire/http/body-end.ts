import { Ambiguous, type Framing } from './fields.ts';

/** Finds where a body ends. */
export interface BodyEnd {
  /**
   * Takes bytes up to the end of the body.
   * @throws Ambiguous when the body's own framing may be read in two ways
   */
  add(bytes: Buffer): { readonly used: number; readonly done: boolean };
}

/** @returns undefined when there is no body at all */
export function bodyEnd(framing: Framing): BodyEnd | undefined {
  switch (framing.kind) {
    case 'none':
      return undefined;
    case 'length':
      return framing.length === 0 ? undefined : new Counted(framing.length);
    case 'chunked':
      return new Chunked();
    case 'until-close':
      return { add: bytes => ({ used: bytes.length, done: false }) };
  }
}

class Counted implements BodyEnd {
  #left: number;

  constructor(length: number) {
    this.#left = length;
  }

  add(bytes: Buffer) {
    const used = Math.min(bytes.length, this.#left);
    this.#left -= used;
    return { used, done: this.#left === 0 };
  }
}

const CR = 0x0d;
const LF = 0x0a;
/** Bytes of one chunk-size or trailer line, and of all trailers together. */
const LINE_BYTES = 16_384;
const TRAILER_BYTES = 65_536;
/** chunk-size with an extension (RFC 9112, section 7.1); twelve hex digits stay an exact number. */
const SIZE_LINE = /^([0-9A-Fa-f]{1,12})(?:[\t ]*;[\t\x20-\x7e\x80-\xff]*)?$/;
const TRAILER_LINE = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*$/;

/** The chunked coding of RFC 9112, section 7.1, with strict line ends. */
class Chunked implements BodyEnd {
  #expects: 'size' | 'data' | 'data-end' | 'trailer' = 'size';
  #left = 0;
  #line = '';
  #trailers = 0;

  add(bytes: Buffer) {
    let used = 0;
    while (used < bytes.length) {
      if (this.#expects === 'data') {
        const taken = Math.min(bytes.length - used, this.#left);
        used += taken;
        this.#left -= taken;
        if (this.#left === 0) this.#expects = 'data-end';
        continue;
      }
      const end = bytes.indexOf(LF, used);
      const stop = end < 0 ? bytes.length : end + 1;
      this.#line += bytes.toString('latin1', used, stop);
      if (this.#line.length > LINE_BYTES) throw new Ambiguous('an endless line in a chunked body');
      used = stop;
      if (end >= 0 && this.#endOfLine()) return { used, done: true };
    }
    return { used, done: false };
  }

  /** @returns whether the body is over */
  #endOfLine(): boolean {
    if (this.#line.charCodeAt(this.#line.length - 2) !== CR)
      throw new Ambiguous('a bare LF in a chunked body');
    const line = this.#line.slice(0, -2);
    this.#line = '';
    if (this.#expects === 'data-end') {
      if (line !== '') throw new Ambiguous('a chunk longer than its size');
      this.#expects = 'size';
      return false;
    }
    if (this.#expects === 'trailer') {
      if (line === '') return true;
      this.#trailers += line.length;
      if (!TRAILER_LINE.test(line) || this.#trailers > TRAILER_BYTES)
        throw new Ambiguous('an unreadable trailer');
      return false;
    }
    const size = SIZE_LINE.exec(line)?.[1];
    if (size === undefined) throw new Ambiguous('an unreadable chunk size');
    this.#left = Number.parseInt(size, 16);
    this.#expects = this.#left === 0 ? 'trailer' : 'data';
    return false;
  }
}
