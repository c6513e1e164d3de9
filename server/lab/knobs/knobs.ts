import { isSerialisedOrigin } from '../../config/schemas.ts';
import { CLOSE_CODES, CLOSE_REASON_BYTES, MOST_ITEMS } from '../../protocol/words.ts';

/** One query parameter of the lab: what it may hold, in words and as a reader of its text. */
export interface Knob<T> {
  /** Completes the sentence "… may hold". */
  readonly takes: string;
  /** The value, or undefined when the text is malformed. */
  read(text: string): T | undefined;
  /** A wrong value is not shown: it may be somebody's. */
  readonly secret?: true;
}

/** Identity; gives the value's type a name. */
const knob = <T>(definition: Knob<T>): Knob<T> => definition;

/** A token as in HTTP (RFC 9110 §5.6.2), which is what a subprotocol's name must be (RFC 6455 §4.1). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function listOf(text: string, isItem: (item: string) => boolean): readonly string[] | undefined {
  const items = text.split(',').map(item => item.trim());
  const valid = items.length <= MOST_ITEMS && items.every(isItem) && new Set(items).size === items.length;
  return valid ? items : undefined;
}

/** What a page's `Origin` may be: a tuple origin, or `null` for an opaque one (RFC 6454 §7.1). */
const isOrigin = (text: string) => text === 'null' || isSerialisedOrigin(text);

function wholeNumber(least: number, most: number): Knob<number> {
  return knob({
    takes: `a whole number of milliseconds from ${least} to ${most}`,
    read: text => {
      const value = /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  });
}

/** The fastest and the slowest counter, in milliseconds. */
const PUSH_MS = { least: 20, most: 60_000 };
export const push = wholeNumber(PUSH_MS.least, PUSH_MS.most);
export const delay = (most: number) => wholeNumber(0, most);

/** Whose handshake is accepted: `*` for every Origin, or the origins on a list. */
export type Allowlist = '*' | readonly string[];
export const allow = knob<Allowlist>({
  takes: `* or up to ${MOST_ITEMS} origins, comma separated, each once, as a browser writes them: http://localhost:3000`,
  read: text => (text === '*' ? '*' : listOf(text, isOrigin)),
});

/** Who may read an answer: the reader's origin, nobody, everybody or the origins on a list. */
export type Readers = 'reader' | 'off' | '*' | readonly string[];
export const cors = knob<Readers>({
  takes: `reader, off, * or up to ${MOST_ITEMS} origins, comma separated, each once, as a browser writes them`,
  read: text => (text === 'reader' || text === 'off' || text === '*' ? text : listOf(text, isOrigin)),
});

export const onOff = knob<boolean>({
  takes: 'on or off',
  read: text => (text === 'on' ? true : text === 'off' ? false : undefined),
});
/** Whether a connection is greeted: on or off. Suites that drive a WebSocket server expect to hear only their own echo. */
export const greet = knob<boolean>({ ...onOff });
/** Whether cookies may come along: on or off. */
export const credentials = knob<boolean>({ ...onOff });

/** One of a few words, in this case. */
export const oneOf = <W extends string>(words: readonly W[]): Knob<W> => ({
  takes: `one of ${words.join(', ')}`,
  read: text => words.find(word => word === text),
});

/** One of a few numbers, as they are written here. */
export const oneOfNumbers = <N extends number>(numbers: readonly N[]): Knob<N> => ({
  takes: `one of ${numbers.join(', ')}`,
  read: text => numbers.find(number => String(number) === text),
});

/** Words that follow one another, comma separated, at most so many; the same may come again. */
export const sequenceOf = <W extends string>(words: readonly W[], most: number): Knob<readonly W[]> => ({
  takes: `up to ${most} of ${words.join(', ')}, comma separated`,
  read: text => {
    const found = text.split(',').map(item => words.find(word => word === item));
    const known = found.filter(word => word !== undefined);
    return known.length === found.length && known.length <= most ? known : undefined;
  },
});

/** Some of a few words, comma separated, each at most once. */
export const someOf = <W extends string>(words: readonly W[]): Knob<readonly W[]> => {
  const sequence = sequenceOf(words, words.length);
  return {
    takes: `some of ${words.join(', ')}, comma separated, each once`,
    read: text => {
      const found = sequence.read(text);
      return found && new Set(found).size === found.length ? found : undefined;
    },
  };
};

/** A whole number of seconds, which may be negative. */
export const wholeSeconds = (least: number, most: number): Knob<number> => ({
  takes: `a whole number of seconds from ${least} to ${most}`,
  read: text => {
    const value = /^(?:0|-?[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  },
});

export const protocols = knob<readonly string[]>({
  takes: `up to ${MOST_ITEMS} names of subprotocols, comma separated, each once, each an HTTP token: chat`,
  read: text => listOf(text, item => TOKEN.test(item)),
});

/** A close code with its reason. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

const CLOSING = new RegExp(`^(${CLOSE_CODES})(?:,(.*))?$`, 's');

export const close = knob<Closing>({
  takes: `a code (1000 to 1003, 1007 to 1014, 3000 to 4999) and, after a comma, a reason of up to ${CLOSE_REASON_BYTES} bytes`,
  read: text => {
    const [, code, reason = ''] = CLOSING.exec(text) ?? [];
    const fits = code !== undefined && Buffer.byteLength(reason) <= CLOSE_REASON_BYTES;
    return fits ? { code: Number(code), reason } : undefined;
  },
});

/** A text that must match as a whole; it is never shown. */
export const secret = (pattern: RegExp, takes: string): Knob<string> => ({
  takes,
  secret: true,
  read: text => (pattern.test(text) ? text : undefined),
});

/** A parameter that somebody else reads and checks. */
export const foreign: Knob<string> = { takes: 'any text', read: text => text };
