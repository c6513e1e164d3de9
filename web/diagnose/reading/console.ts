import { isSymptom } from '../causes/index.ts';
import { beforeSending } from './before-sending.ts';
import { chromiumCors, corsReasons } from './chromium-cors.ts';
import { clients } from './clients.ts';
import { corsNames } from './cors-names.ts';
import { elements } from './elements.ts';
import { FIREFOX_WORDS, firefox } from './firefox.ts';
import { MOST_EVIDENCE, MOST_OF_A_LINE } from './limits.ts';
import { network } from './network.ts';
import type { PastedMessage } from './pasted.ts';
import { safari } from './safari.ts';
import type { Sentence } from './sentence.ts';
import { serverWords } from './server-words.ts';
import { scripts, socketIo, sockets } from './sockets.ts';

/** Sentences that are looked for only in lines that have one of their words, so that a line costs little that has none. */
interface Family {
  readonly gate: RegExp;
  /** Whether one of them is so long that a terminal, a mail or a chat wraps it. */
  readonly long?: true;
  readonly sentences: readonly Sentence[];
}

/** In this order: a sentence that was read is taken out of its line, so the more telling ones stand first. */
const FAMILIES: readonly Family[] = [
  {
    gate: /CORS policy|cannot load|unsafe header|local resource|Failed to load|Resource Sharing|no-cors|same-origin/i,
    long: true,
    sentences: chromiumCors,
  },
  { gate: FIREFOX_WORDS, long: true, sentences: firefox },
  {
    gate: /Access-Control|Preflight|redirect|address space|HTTP (?:ok )?status|Cross origin requests|Credentials flag/i,
    long: true,
    sentences: corsReasons,
  },
  { gate: /CORS |Resource Sharing error|SEC7|SCRIPT7|not found in Access/, sentences: corsNames },
  { gate: /Content.Security.Policy|Mixed Content|insecure WebSocket/i, long: true, sentences: beforeSending },
  {
    gate: /canvas|insecure|cross-origin|EventSource|frame|ancestor|X-Frame|postMessage|post message|Opener|SharedArray|MIME|Refused|CORB|ORB|Opaque|Policy|Worker|FetchEvent|Script error|property|History|cookie|X-Content/i,
    long: true,
    sentences: elements,
  },
  {
    gate: /origin|websocket|upgrade|Socket\.IO|session|CORS|proxy|upstream|host|rate|error|Cloudflare|challenge|moment|browser|Missing Auth|AH0|\[GIN\]|<title>|\d ?ms\b|connect\(\)|recv\(\)|HTTP\/\S{1,3}" /i,
    sentences: serverWords,
  },
  { gate: /WebSocket/, long: true, sentences: sockets },
  {
    gate: /net::|\[HTTP|NS_ERROR|SEC_ERROR|MOZILLA_|SSL_ERROR|PR_END|status of|\(blocked|https?:\/\/\S{1,2048} [45]\d\d/,
    sentences: network,
  },
  {
    gate: /cannot load|denied|server|connection|request|hostname|certificate|SSL|insecure|Refused|restricted|Load failed/i,
    long: true,
    sentences: safari,
  },
  {
    gate: /curl:|wget|refused|ECONN|ENOTFOUND|EAI_|fetch|Network|Exception|Cleartext|Transport Security|hang up|certificate|CERT|server|status|websocket|Http|JSON|token|abort|cancel/i,
    sentences: clients,
  },
  {
    gate: /"code"|unknown|protocol|namespace|xhr|websocket error|ping timeout|transport|parse/i,
    sentences: socketIo,
  },
  { gate: /fetch|Network|XMLHttpRequest|readyState|NS_ERROR|CORS error|10(?:06|15)/i, sentences: scripts },
];

/** Every sentence that is looked for. */
export const SENTENCES: readonly Sentence[] = FAMILIES.flatMap(({ sentences }) => sentences);

interface Found {
  /** Where in the line it begins. */
  readonly at: number;
  readonly said: PastedMessage;
}

/** Every message of a console in one line, in the order of the line. */
function saidIn(line: string, wrapped = false): readonly Found[] {
  let rest = line.slice(0, MOST_OF_A_LINE);
  const found: Found[] = [];
  for (const { pattern, means } of FAMILIES.flatMap(({ gate, long, sentences }) =>
    (long || !wrapped) && gate.test(line) ? sentences : [],
  )) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const read = means(match.groups ?? {}, rest.slice(0, match.index));
      if (!read) break;
      found.push({ at: match.index, said: read });
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
/** Lines of a paste that are tried with those behind them, at most: a paste has few sentences that were wrapped. */
const MOST_TRIED = 60;
/** Characters of a line that a terminal, a mail or a chat wrapped. */
const MOST_OF_A_WRAPPED_LINE = 400;
/** How the sentences begin that are long enough to be wrapped. */
const BEGINNING =
  /Access to |CORS policy|Cross-Origin|cross-origin|已拦截跨源请求|WebSocket connection to |Connecting to |Refused to |Fetch API |Mixed Content|Content-Security-Policy|Security Error|Request header |Failed to |Preflight |cookie |The (?:page|resource|connection) /i;

/** Whether a browser names a reason; a sentence that is cut off by the end of its line has one that is not known. */
function isTelling({ said: { by, cause } }: Found): boolean {
  return by !== 'script' && cause !== 'cors-unnamed' && !isSymptom(cause);
}

/** What the message that begins in a line says, and how many lines it takes: more than one where it was wrapped. */
function messagesAt(
  lines: readonly string[],
  at: number,
  mayBeWrapped: boolean,
): { readonly found: readonly Found[]; readonly taken: number; readonly tried: boolean } {
  const line = lines[at] ?? '';
  const own = saidIn(line);
  const whole = !mayBeWrapped || line.length > MOST_OF_A_WRAPPED_LINE || !BEGINNING.test(line);
  if (whole || own.some(isTelling)) return { found: own, taken: 1, tried: false };
  const most = Math.min(MOST_WRAPPED, lines.length - at);
  for (
    let taken = 2;
    taken <= most && (lines[at + taken - 1] ?? '').length <= MOST_OF_A_WRAPPED_LINE;
    taken += 1
  ) {
    const found = saidIn(unwrapped(lines.slice(at, at + taken)), true);
    if (found.some(one => isTelling(one) && one.at < line.length)) return { found, taken, tried: true };
  }
  return { found: own, taken: 1, tried: true };
}

function unwrapped(lines: readonly string[]): string {
  return lines.map(line => line.trim()).join(' ');
}

/** What the lines of a paste say; a message that was wrapped on its way here is read as one. */
export function readConsole(lines: readonly string[]): readonly PastedMessage[] {
  const found: PastedMessage[] = [];
  let attempts = 0;
  for (let at = 0; at < lines.length && found.length < MOST_EVIDENCE; ) {
    const { found: messages, taken, tried } = messagesAt(lines, at, attempts < MOST_TRIED);
    if (tried) attempts += 1;
    found.push(...messages.map(({ said }) => said));
    at += taken;
  }
  return found.slice(0, MOST_EVIDENCE);
}
