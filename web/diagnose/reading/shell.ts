/** Words of one command as a POSIX shell splits them (IEEE 1003.1, Shell Command Language §2.2), with `$'…'` of bash, which DevTools writes. */

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** DevTools' “Copy as cURL (cmd)” escapes with carets: those of cmd.exe become none. */
const CARETS = /\^["\n]|\^$/;
function withoutCarets(text: string): string {
  return text.replace(/\^\n/g, ' ').replace(/\^([^\n])/g, '$1');
}

export interface ShellCommand {
  readonly words: readonly string[];
  /** Behind the last character read. */
  readonly end: number;
  /** Whether the text ended where the shell would read on: in a quote, or behind a sign that joins the next line. */
  readonly open: boolean;
}

/** The words up to the first unquoted line end, `;`, `|` or `&`; an open quote ends with the text. */
export function shellWords(source: string): ShellCommand {
  const carets = CARETS.test(source);
  const text = carets ? withoutCarets(source) : source;
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\\') {
      const next = text.charAt(at + 1);
      if (next !== '\n') word = (word ?? '') + next;
      at += 2;
    } else if (char === "'" || char === '"') {
      const quoted = char === "'" ? plainQuoted(text, at + 1) : doubleQuoted(text, at + 1);
      word = (word ?? '') + quoted.value;
      at = quoted.end;
    } else if (char === '$' && text.charAt(at + 1) === "'") {
      const quoted = ansiQuoted(text, at + 2);
      word = (word ?? '') + quoted.value;
      at = quoted.end;
    } else if (/[\n;|&]/.test(char)) {
      break;
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else {
      word = (word ?? '') + char;
      at += 1;
    }
  }
  if (word !== null) words.push(word);
  // There the command ends with the first line that no caret joins to the next.
  if (carets)
    return { words, end: /(?<!\^)$/m.exec(source)?.index ?? source.length, open: source.endsWith('^') };
  // Whatever reads past the end has met no closing sign.
  return { words, end: at, open: at > text.length };
}

interface Quoted {
  readonly value: string;
  /** Behind the closing quote. */
  readonly end: number;
}

function plainQuoted(text: string, from: number): Quoted {
  const close = text.indexOf("'", from);
  const end = close < 0 ? text.length : close;
  return { value: text.slice(from, end), end: end + 1 };
}

function doubleQuoted(text: string, from: number): Quoted {
  let value = '';
  let at = from;
  while (at < text.length && text.charAt(at) !== '"') {
    const escaped = text.charAt(at) === '\\' && /["\\$`\n]/.test(text.charAt(at + 1));
    if (escaped) at += 1;
    if (!(escaped && text.charAt(at) === '\n')) value += text.charAt(at);
    at += 1;
  }
  return { value, end: at + 1 };
}

function ansiQuoted(text: string, from: number): Quoted {
  let value = '';
  let at = from;
  while (at < text.length && text.charAt(at) !== "'") {
    if (text.charAt(at) !== '\\') {
      value += text.charAt(at);
      at += 1;
      continue;
    }
    const code = /^\\(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(text.slice(at, at + 6));
    if (code) {
      value += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16));
      at += code[0].length;
    } else {
      const next = text.charAt(at + 1);
      value += ESCAPES[next] ?? next;
      at += 2;
    }
  }
  return { value, end: at + 1 };
}
