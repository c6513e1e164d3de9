import { type Field, getField, isRedirect } from '../../rules/core/exchange.ts';
import { type CurlCommand, readCurlCommand, requestOf } from './curl-command.ts';
import { MOST_EVIDENCE, MOST_FIELDS, MOST_OF_A_VALUE } from './limits.ts';
import { openAddress, openField } from './mask.ts';
import { OTHER_COMMAND, readOtherCommand, readPowershell } from './other-commands.ts';
import type { PastedRequest, PastedResponse, Play } from './pasted-exchange.ts';
import { shellWords } from './shell.ts';

/** What stands before the first line of a head stands before all of it: curl's sign, an indentation, PowerShell's name of the property. */
const STATUS_LINE = /^([\s<>|*]{0,40}(?:RawContent\s{0,20}: ?)?)HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/;
const REQUEST_LINE = /^([\s|]{0,40}(?:> ?)?)([A-Z][A-Za-z-]{1,30}) (\S{1,4096}) HTTP\/\d(?:\.\d)?$/;
/** One that somebody wrote down without its version. */
const WRITTEN_REQUEST = /^([\s|]{0,40})([A-Z]{3,10}) (https?:\/\/\S{1,4096})$/;
const FIELD_LINE = /^([!#$%&'*+.^_`|~\w-]{1,100})[ \t]*:[ \t]*(.*)$/;
/** A field of a response that people copy without its status line. */
const TELLING_FIELD = /^access-control-(?:allow|expose|max)-[a-z-]+[ \t]*:/i;
/** `curl`, as a command of its own; what stands before it is a prompt. */
const COMMAND = /^[^'"|;]{0,80}?(?:^|[$%#>] ?|\s)curl(?:\.exe)?(?=\s)/;
/** Lines of one command. */
const MOST_OF_A_COMMAND = 80;
const TLS = /^\* .*(?:SSL connection using|TLS handshake|ALPN)/;

/** The request by hand that the next heads respond to. */
interface CurlExchange {
  readonly number: number;
  readonly plays: Play;
  readonly sentOrigin: string | null;
}

/** A head as it was read. */
interface Head {
  readonly fields: readonly Field[];
  readonly elided: boolean;
  /** The line behind it. */
  readonly end: number;
}

/** Commands and heads in the order of the paste. */
export function readHttp(lines: readonly string[]): readonly (PastedRequest | PastedResponse)[] {
  const found: (PastedRequest | PastedResponse)[] = [];
  let command: CurlExchange | null = null;
  let scheme = 'http';
  const begin = ({ request, sentOrigin }: CurlCommand): CurlExchange => {
    const number = (command?.number ?? -1) + 1;
    found.push({ ...request, exchange: number });
    return { number, plays: request.plays, sentOrigin };
  };
  let at = 0;
  while (at < lines.length && found.length < MOST_EVIDENCE) {
    const line = lines[at] ?? '';
    const status = STATUS_LINE.exec(line.trimEnd());
    const requested =
      REQUEST_LINE.exec(line.trimEnd()) ??
      (FIELD_LINE.test((lines[at + 1] ?? '').trim()) ? WRITTEN_REQUEST.exec(line.trimEnd()) : null);
    const prompt = COMMAND.exec(line);
    if (TLS.test(line)) scheme = 'https';
    if (status) {
      const head = fieldsFrom(lines, at + 1, status[1] ?? '');
      at = head.end;
      if (isFinal(Number(status[2]), status[3] ?? '')) {
        found.push(responseOf(Number(status[2]), head, command));
      }
    } else if (requested) {
      const head = fieldsFrom(lines, at + 1, requested[1] ?? '');
      at = head.end;
      // With -L curl -v prints what it sends after a redirect; it is still the same request.
      const before = found.at(-1);
      const follows = before?.kind === 'response' && isRedirectStatus(before.status);
      if (!follows) command = begin(sentBy(requested[2] ?? '', requested[3] ?? '', scheme, head.fields));
    } else if (prompt) {
      const { words, end } = commandFrom(lines, at, prompt[0].lastIndexOf('curl'));
      at = end;
      const read = readCurlCommand(words);
      if (read) command = begin(read);
    } else if (OTHER_COMMAND.test(line)) {
      const { read, end } = otherCommandFrom(lines, at);
      at = end;
      if (read) command = begin(read);
    } else if (TELLING_FIELD.test(line)) {
      const start = blockStart(lines, at);
      const head = fieldsFrom(lines, start, '');
      at = Math.max(head.end, at + 1);
      found.push(responseOf(null, head, command));
    } else {
      at += 1;
    }
  }
  return withoutEchoes(found);
}

/** A command of another program that begins in a line, and the line behind it. */
function otherCommandFrom(
  lines: readonly string[],
  at: number,
): { readonly read: CurlCommand | null; readonly end: number } {
  const line = lines[at] ?? '';
  const powershell = /Invoke-|\b(?:iwr|irm)\b/i.test(line);
  if (!powershell) {
    const { words, end } = commandFrom(lines, at, line.search(/\b(?:https?|xh|wget)\b/));
    return { read: readOtherCommand(words), end };
  }
  // It goes on behind a backtick, and up to the brace that closes its headers.
  let end = at + 1;
  let open = (line.match(/@\{/g) ?? []).length - (line.match(/\}/g) ?? []).length;
  for (; end < lines.length && end < at + MOST_OF_A_COMMAND; end += 1) {
    if (open <= 0 && !/`\s*$/.test(lines[end - 1] ?? '')) break;
    open += (lines[end]?.match(/@\{/g) ?? []).length - (lines[end]?.match(/\}/g) ?? []).length;
  }
  return { read: readPowershell(lines.slice(at, end).join('\n')), end };
}

/** The words of a command that begins in a line, and the line behind it. Lines are added, twice as many each time, as long as it goes on. */
function commandFrom(
  lines: readonly string[],
  at: number,
  start: number,
): { readonly words: readonly string[]; readonly end: number } {
  for (let count = 1; ; count *= 2) {
    const source = lines
      .slice(at, at + Math.min(count, MOST_OF_A_COMMAND))
      .join('\n')
      .slice(start);
    const { words, end, open } = shellWords(source);
    if (!open || count >= MOST_OF_A_COMMAND || at + count >= lines.length) {
      return { words, end: at + source.slice(0, end).split('\n').length };
    }
  }
}

function isRedirectStatus(status: number | null): boolean {
  return status !== null && isRedirect({ status, fields: [] });
}

/** Interim answers (RFC 9110 §15.2) and a proxy's answer to CONNECT come before the one that counts; 101 counts. */
function isFinal(status: number, reason: string): boolean {
  return (status >= 200 || status === 101) && !/^connection established$/i.test(reason.trim());
}

function responseOf(
  status: number | null,
  { fields, elided }: Head,
  command: CurlExchange | null,
): PastedResponse {
  return {
    kind: 'response',
    status,
    fields: fields.map(openField),
    elided,
    to: command?.plays ?? null,
    exchange: command?.number ?? null,
    sentOrigin: command ? command.sentOrigin : undefined,
  };
}

/** What people write where they leave lines out. */
const ELISION = /^[[(<]?\s{0,4}(?:\.{3,}|…+|snip|省略)\s{0,4}[\])>]?$/i;

/** Field lines up to an empty one; lines that begin with white space continue the one above (RFC 9112 §5.2). */
function fieldsFrom(lines: readonly string[], from: number, prefix: string): Head {
  const fields: Field[] = [];
  const mark = /[<>|]/.exec(prefix)?.[0] ?? '';
  const indent = prefix
    .replace(/RawContent\s*: ?/, property => ' '.repeat(property.length))
    .replace(/[<>|*].*$/, '');
  let elided = false;
  let at = from;
  for (; at < lines.length; at += 1) {
    const whole = lines[at] ?? '';
    const raw = whole.startsWith(indent) ? whole.slice(indent.length) : whole;
    // curl -v tells between the lines of a head what it does itself.
    if (mark !== '' && /^[*{}]/.test(raw)) continue;
    const line = mark !== '' && raw.startsWith(mark) ? raw.slice(1).replace(/^ /, '') : raw;
    if (mark !== '' && !raw.startsWith(mark) && !/^[ \t]+\S/.test(raw)) break;
    if (line.trim() === '') {
      at += 1;
      break;
    }
    if (ELISION.test(line.trim())) {
      elided = true;
      continue;
    }
    const above = fields.at(-1);
    if (/^[ \t]/.test(line) && above) {
      // What a value has beyond its limit is left away in the end, so it is not carried along line by line.
      if (above.value.length <= MOST_OF_A_VALUE) {
        fields[fields.length - 1] = { ...above, value: `${above.value} ${line.trim()}`.trim() };
      }
      continue;
    }
    const field = FIELD_LINE.exec(line.replace(/^ +/, ''));
    // What is no field ends the head: a body without an empty line before it.
    if (!field) break;
    if (fields.length < MOST_FIELDS) fields.push({ name: field[1] ?? '', value: (field[2] ?? '').trim() });
  }
  return { fields, elided, end: at };
}

/** Where the field lines around a line begin. */
function blockStart(lines: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && FIELD_LINE.test(lines[start - 1] ?? '') && at - start < MOST_FIELDS) start -= 1;
  return start;
}

/** A request as curl -v prints it: `> OPTIONS /x HTTP/1.1` and its fields. */
function sentBy(method: string, target: string, scheme: string, raw: readonly Field[]): CurlCommand {
  const fields = raw.map(openField);
  const host = getField(fields, 'Host') ?? '';
  // A page over TLS sends nothing in the clear: where nothing tells the scheme, it is the page's.
  const secure = scheme === 'https' || /^https:/.test(getField(fields, 'Origin') ?? '');
  const url = openAddress(
    /^https?:/.test(target) ? target : `${secure ? 'https' : 'http'}://${host}${target}`,
  );
  return {
    request: requestOf({ how: 'curl-verbose', url, method, fields }),
    sentOrigin: getField(fields, 'Origin'),
  };
}

/** `curl -v -i` prints each head of a response twice: with `<` and without. */
function withoutEchoes(
  found: readonly (PastedRequest | PastedResponse)[],
): readonly (PastedRequest | PastedResponse)[] {
  return found.filter((item, at) => {
    const before = found[at - 1];
    return !(
      item.kind === 'response' &&
      before?.kind === 'response' &&
      item.status === before.status &&
      JSON.stringify(item.fields) === JSON.stringify(before.fields)
    );
  });
}
