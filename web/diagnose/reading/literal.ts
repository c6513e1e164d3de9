/**
 * Values as a script writes them, out of foreign text and without running it: strings, numbers, words, objects and lists. What
 * is none of these (a call, an operator) becomes null, and reading goes on behind it.
 */
export type Literal =
  | string
  | number
  | boolean
  | null
  | readonly Literal[]
  | { readonly [name: string]: Literal };

const MOST_DEPTH = 8;
const MOST_ELEMENTS = 200;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * The arguments of a call, one after the other: a call that turns out to be of no interest costs no more than its first argument.
 * The place only ever moves forward, so that reading takes steps in proportion to what is read.
 */
export class ArgumentReader {
  readonly #text: string;
  #at: number;

  /** `at`: behind the opening parenthesis. */
  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** Behind the last character that was read. */
  get at(): number {
    return this.#at;
  }

  /** The next argument if it begins with a quote, and the next `most` characters of it; null for anything else. */
  text(most: number): string | null {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
    const quote = this.#text.charAt(this.#at);
    return /["'`]/.test(quote) ? this.#string(quote, most) : null;
  }

  /** The argument that begins here, whatever it is. */
  here(): Literal {
    return this.#value(0);
  }

  /** The argument behind the one that was read, whatever it is; null where there is none. */
  next(): Literal {
    this.#skipToComma(')');
    return this.#ended(')') ? null : this.#value(0);
  }

  #list(close: string, depth: number): readonly Literal[] {
    const values: Literal[] = [];
    while (!this.#ended(close) && values.length < MOST_ELEMENTS) {
      values.push(this.#value(depth));
      this.#skipToComma(close);
    }
    return values;
  }

  #object(depth: number): Literal {
    const entries = new Map<string, Literal>();
    while (!this.#ended('}') && entries.size < MOST_ELEMENTS) {
      const name = this.#name();
      this.#space();
      if (this.#text.charAt(this.#at) === ':') {
        this.#at += 1;
        entries.set(name, this.#value(depth));
      }
      this.#skipToComma('}');
    }
    return Object.fromEntries(entries);
  }

  #value(depth: number): Literal {
    this.#space();
    const char = this.#text.charAt(this.#at);
    if (/["'`]/.test(char)) return this.#string(char);
    if ((char === '{' || char === '[') && depth < MOST_DEPTH) {
      this.#at += 1;
      return char === '{' ? this.#object(depth + 1) : this.#list(']', depth + 1);
    }
    const word = this.#word();
    // An object that a class is made of, such as headers.
    if (word === 'new') {
      this.#space();
      this.#word();
      if (this.#text.charAt(this.#at) !== '(') return null;
      this.#at += 1;
      return depth < MOST_DEPTH ? this.#value(depth + 1) : null;
    }
    if (WORDS.has(word)) return WORDS.get(word) ?? null;
    return word !== '' && Number.isFinite(Number(word)) ? Number(word) : null;
  }

  #name(): string {
    this.#space();
    const char = this.#text.charAt(this.#at);
    return /["']/.test(char) ? this.#string(char) : this.#word();
  }

  #string(quote: string, most = Number.POSITIVE_INFINITY): string {
    let value = '';
    this.#at += 1;
    const last = this.#at + most;
    while (this.#at < this.#text.length && this.#at < last) {
      const char = this.#text.charAt(this.#at);
      // Only a template goes on in the next line.
      if (char === '\n' && quote !== '`') break;
      this.#at += 1;
      if (char === quote) break;
      if (char !== '\\') value += char;
      else {
        const code = /^u([\da-f]{4})/i.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
        const next = this.#text.charAt(this.#at);
        value += code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[next] ?? next);
        this.#at += code ? 5 : 1;
      }
    }
    return value;
  }

  #word(): string {
    const word = /^[\w$.+-]{0,200}/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0] ?? '';
    this.#at += word.length;
    return word;
  }

  /** Over white space and comments. */
  #space(): void {
    for (;;) {
      while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
      const comment = this.#text.startsWith('//', this.#at)
        ? '\n'
        : this.#text.startsWith('/*', this.#at)
          ? '*/'
          : null;
      if (comment === null) return;
      const end = this.#text.indexOf(comment, this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + comment.length;
    }
  }

  /** At the end of the text, or at the closing bracket, which is taken. */
  #ended(close: string): boolean {
    this.#space();
    if (this.#at >= this.#text.length) return true;
    if (this.#text.charAt(this.#at) !== close) return false;
    this.#at += 1;
    return true;
  }

  /** Over whatever is left of an element: brackets in it are skipped as a whole. */
  #skipToComma(close: string): void {
    let open = 0;
    while (this.#at < this.#text.length) {
      const char = this.#text.charAt(this.#at);
      if (/["'`]/.test(char)) {
        this.#string(char);
        continue;
      }
      if (open === 0 && char === close) return;
      this.#at += 1;
      if (open === 0 && char === ',') return;
      if (/[([{]/.test(char)) open += 1;
      else if (/[)\]}]/.test(char)) open = Math.max(0, open - 1);
    }
  }
}
