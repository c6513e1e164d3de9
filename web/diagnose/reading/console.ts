import { isSymptom } from '../causes/index.ts';
import { beforeSending } from './before-sending.ts';
import { chromiumCors } from './chromium-cors.ts';
import { firefox } from './firefox.ts';
import { MOST_EVIDENCE, MOST_OF_A_LINE } from './limits.ts';
import { network } from './network.ts';
import type { PastedMessage } from './pasted.ts';
import { safari } from './safari.ts';
import type { Sentence } from './sentence.ts';
import { scripts, socketIo, sockets } from './sockets.ts';

/** In this order: a sentence that was read is taken out of its line, so the more telling ones stand first. */
export const SENTENCES: readonly Sentence[] = [
  ...chromiumCors,
  ...firefox,
  ...beforeSending,
  ...sockets,
  ...network,
  ...safari,
  ...socketIo,
  ...scripts,
];

/** Typographic quotes, which Firefox prints and chat programs make, as the straight ones that the patterns have. */
function straight(line: string): string {
  return line.replace(/[‘’‚′]/g, "'").replace(/[“”„″]/g, '"');
}

interface Found {
  /** Where in the line it begins. */
  readonly at: number;
  readonly said: PastedMessage;
}

/** Every message of a console in one line, in the order of the line. */
function saidIn(line: string): readonly Found[] {
  let rest = straight(line.slice(0, MOST_OF_A_LINE));
  const found: Found[] = [];
  for (const { pattern, means } of SENTENCES) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const read = means(match.groups ?? {});
      if (read) found.push({ at: match.index, said: read });
      // Spaces of the same length, so that the places of what follows stay true.
      rest =
        rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
      if (found.length >= MOST_EVIDENCE) break;
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

/** Lines into which a terminal, a mail or a chat wraps one message, at most. */
const MOST_WRAPPED = 6;
/** Characters of a line that a terminal, a mail or a chat wrapped. */
const MOST_OF_A_WRAPPED_LINE = 400;
/** How the sentences begin that are long enough to be wrapped. */
const BEGINNING =
  /Access to |Cross-Origin Request|已拦截跨源请求|WebSocket connection to |Connecting to |Refused to |Fetch API |Mixed Content|Content-Security-Policy|Security Error|Request header |Failed to |Preflight |The (?:page|resource|connection) /i;

/** Whether a browser names a reason; a sentence that is cut off by the end of its line has one that is not known. */
function isTelling({ said: { by, cause } }: Found): boolean {
  return by !== 'script' && cause !== 'cors-unnamed' && !isSymptom(cause);
}

/** What the message that begins in a line says, and how many lines it takes: more than one where it was wrapped. */
function messagesAt(
  lines: readonly string[],
  at: number,
): { readonly found: readonly Found[]; readonly taken: number } {
  const line = lines[at] ?? '';
  const own = saidIn(line);
  const whole = line.length > MOST_OF_A_WRAPPED_LINE || !BEGINNING.test(line);
  if (whole || own.some(isTelling)) return { found: own, taken: 1 };
  const most = Math.min(MOST_WRAPPED, lines.length - at);
  for (
    let taken = 2;
    taken <= most && (lines[at + taken - 1] ?? '').length <= MOST_OF_A_WRAPPED_LINE;
    taken += 1
  ) {
    const found = saidIn(unwrapped(lines.slice(at, at + taken)));
    if (found.some(one => isTelling(one) && one.at < line.length)) return { found, taken };
  }
  return { found: own, taken: 1 };
}

function unwrapped(lines: readonly string[]): string {
  return lines.map(line => line.trim()).join(' ');
}

/** What the lines of a paste say; a message that was wrapped on its way here is read as one. */
export function readConsole(lines: readonly string[]): readonly PastedMessage[] {
  const found: PastedMessage[] = [];
  for (let at = 0; at < lines.length && found.length < MOST_EVIDENCE; ) {
    const { found: messages, taken } = messagesAt(lines, at);
    found.push(...messages.map(({ said }) => said));
    at += taken;
  }
  return found.slice(0, MOST_EVIDENCE);
}
