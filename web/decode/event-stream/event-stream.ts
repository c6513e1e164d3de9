import type { Span } from '../websocket/violation.ts';

/** One line with a field; a comment has the empty name. */
export interface EventField {
  readonly name: string;
  readonly value: string;
}

/** Some lines up to a blank one. Spans count bytes of the content. */
export interface EventBlock extends Span {
  readonly fields: readonly EventField[];
  /** The type of the event that it dispatches. */
  readonly type: string;
  /** Null: it has no data, and dispatches nothing. */
  readonly data: string | null;
  /** What the next request would say in Last-Event-ID. */
  readonly lastEventId: string;
  /** Whether its blank line has come: without it nothing is dispatched. */
  readonly whole: boolean;
}

/** A stream of server-sent events as far as it has come. */
export interface EventStream {
  readonly blocks: readonly EventBlock[];
  /** The reconnection time that it sets, in milliseconds; null: none. */
  readonly retry: number | null;
}

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** Malformed UTF-8 becomes U+FFFD, as a browser has it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads an event stream by HTML, "Interpreting an event stream" (https://html.spec.whatwg.org/#event-stream-interpretation).
 * Never throws, whatever the bytes are.
 */
export function decodeEventStream(bytes: Uint8Array): EventStream {
  const blocks: EventBlock[] = [];
  let retry: number | null = null;
  let lastEventId = '';
  let block = new Block();
  let start = BOM.every((byte, at) => bytes[at] === byte) ? BOM.length : 0;
  const end = (at: number, whole: boolean) => {
    if (whole) lastEventId = block.id ?? lastEventId;
    if (block.fields.length > 0) blocks.push({ ...block.read(), lastEventId, whole, start, end: at });
    block = new Block();
    start = at;
  };
  for (const line of linesOf(bytes, start)) {
    if (line.start === line.end) {
      end(line.next, true);
      continue;
    }
    const { name, value } = fieldOf(decoder.decode(bytes.subarray(line.start, line.end)));
    block.add({ name, value });
    if (name === 'retry' && /^[0-9]+$/.test(value)) retry = Number(value);
  }
  end(bytes.length, false);
  return { blocks, retry };
}

/** The fields up to the next blank line, and what they come to. */
class Block {
  readonly fields: EventField[] = [];
  /** Undefined: no such field. */
  id: string | undefined;
  #type = '';
  readonly #data: string[] = [];

  add(field: EventField): void {
    const { name, value } = field;
    this.fields.push(field);
    if (name === 'event') this.#type = value;
    else if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.id = value;
  }

  read(): Pick<EventBlock, 'data' | 'fields' | 'type'> {
    const data = this.#data.length > 0 ? this.#data.join('\n') : null;
    return { fields: this.fields, type: this.#type || 'message', data };
  }
}

/** A name, a colon, one space that is left out, a value; a line without a colon is a name alone. */
function fieldOf(line: string): EventField {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}

interface Line extends Span {
  /** Behind its end of line. */
  readonly next: number;
}

/** Lines that have ended, by LF, CR or both; a CR at the very end may yet be followed by its LF. */
function* linesOf(bytes: Uint8Array, from: number): Generator<Line> {
  let start = from;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] !== LF && bytes[at] !== CR) continue;
    const next = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    yield { start, end: at, next };
    start = next;
    at = next - 1;
  }
}
