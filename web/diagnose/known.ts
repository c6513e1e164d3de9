import { getField } from '../rules/core/exchange.ts';
import type { CaseFacts, CaseKind } from './case-facts.ts';
import { CAUSES } from './causes/index.ts';
import { mainMessage } from './main-message.ts';
import { openAddress, openField, originIn } from './reading/mask.ts';
import type { Pasted, PastedMessage } from './reading/pasted.ts';
import type { PastedRequest, PastedResponse, Play } from './reading/pasted-exchange.ts';
import type { Typed } from './typed.ts';

/** The case, and what the browser said of it. */
export interface Known extends CaseFacts {
  /** The browser's most telling message, and what else it said that is another failure. */
  readonly said: PastedMessage | null;
  readonly others: readonly PastedMessage[];
}

/** Puts together what a paste and the fields say of one case; what is typed counts most, then requests, then the console. */
export function knownFrom(evidence: readonly Pasted[], typed: Typed): Known {
  const requests = evidence.filter(item => item.kind === 'request');
  const all = evidence.filter(item => item.kind === 'message');
  const { main: said, others } = mainMessage(all);
  const url =
    openAddress(typed.url) ?? firstOf(requests, 'url') ?? said?.from ?? said?.url ?? firstOf(all, 'url');
  const kind = kindOf(url, requests, all);
  const answersTo = answersBy(
    evidence.filter(item => item.kind === 'response'),
    answer => {
      if (kind === 'websocket') return 'handshake';
      return answer.to ?? (typed.answers || guessed(answer, said));
    },
  );
  const implied = said ? CAUSES[said.cause].implies : undefined;
  return {
    kind,
    page: originIn(typed.page) ?? firstOf(requests, 'page') ?? said?.origin ?? firstOf(all, 'origin'),
    url,
    method: methodIn(typed.method) ?? firstOf(requests, 'method') ?? said?.method ?? firstOf(all, 'method'),
    ...headersFrom(typed.headers, requests, said),
    credentials: typed.credentials || (firstOf(requests, 'credentials') ?? implied?.credentials ?? null),
    mode: firstOf(requests, 'mode') ?? implied?.mode ?? null,
    subprotocols: requests.find(({ subprotocols }) => subprotocols.length > 0)?.subprotocols ?? [],
    configurations: evidence.filter(item => item.kind === 'configuration'),
    situations: evidence.flatMap(item => (item.kind === 'situation' ? [item.situation] : [])),
    namespace: requests.find(({ namespace }) => namespace !== '/')?.namespace ?? '/',
    api: kind === 'socket-io' || said?.api === 'xhr' ? 'xhr' : 'fetch',
    preflight: answersTo('preflight')[0] ?? null,
    answers: answersTo('request'),
    handshake: answersTo('handshake').at(-1) ?? null,
    options: answersTo('options').at(-1) ?? null,
    said,
    others,
  };
}

/** Answers by what they are answers to; of several requests of one kind by hand the last counts. */
function answersBy(
  answers: readonly PastedResponse[],
  to: (answer: PastedResponse) => Play,
): (play: Play) => readonly PastedResponse[] {
  return play => {
    const played = answers.filter(answer => to(answer) === play);
    const last = played.findLast(({ exchange }) => exchange !== null)?.exchange ?? null;
    return played.filter(({ exchange }) => exchange === last);
  };
}

/** The first of them that is not null. */
function firstOf<T, K extends keyof T>(items: readonly T[], name: K): NonNullable<T[K]> | null {
  for (const item of items) {
    const value = item[name];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** Servers whose list of origins is for Socket.IO. */
const OF_SOCKET_IO: ReadonlySet<string> = new Set(['python-socketio']);

function kindOf(
  url: string | null,
  requests: readonly PastedRequest[],
  said: readonly PastedMessage[],
): CaseKind {
  const engine = url !== null && /\/(?:socket|engine)\.io\/|[?&]EIO=\d/.test(url);
  if (engine || requests.some(({ how }) => how === 'socket-io')) return 'socket-io';
  const speaksOf = (kind: CaseKind): boolean =>
    said.some(
      ({ cause, value }) =>
        CAUSES[cause].kind === kind ||
        (OF_SOCKET_IO.has(value ?? '') === (kind === 'socket-io') && cause === 'origin-refused'),
    );
  if (speaksOf('socket-io')) return 'socket-io';
  const socket =
    (url !== null && /^wss?:/.test(url)) ||
    requests.some(({ how }) => how === 'websocket') ||
    (url === null && speaksOf('websocket'));
  return socket ? 'websocket' : 'fetch';
}

/** Without its command a response is the request's, unless it looks like a preflight's and the browser spoke of one. */
function guessed({ status, fields }: PastedResponse, said: PastedMessage | null): 'preflight' | 'request' {
  const like = status === 204 || getField(fields, 'Access-Control-Allow-Methods') !== null;
  return like && said?.at === 'preflight' ? 'preflight' : 'request';
}

function methodIn(text: string): string | null {
  const method = text.trim();
  return /^[!#$%&'*+.^_`|~\w-]{1,40}$/.test(method) ? method : null;
}

/** What somebody writes who sets no header. */
const NONE = /^\s*(?:none|no|-+|无|没有)\s*$/i;

function headersFrom(
  typed: string,
  requests: readonly PastedRequest[],
  said: PastedMessage | null,
): Pick<Known, 'headers' | 'headersTold'> {
  const lines = NONE.test(typed) ? [] : typed.slice(0, 4_096).split('\n');
  const written = lines.flatMap(line => {
    const [name = '', ...value] = line.split(':');
    return /^[!#$%&'*+.^_`|~\w-]{1,100}$/.test(name.trim())
      ? [openField({ name: name.trim(), value: value.join(':').trim() })]
      : [];
  });
  const told = requests.flatMap(({ headers }) => (headers === null ? [] : [headers]));
  const copied = told.find(headers => headers.length > 0) ?? [];
  const fields = written.length > 0 || NONE.test(typed) ? written : copied;
  const refused = said?.header ?? null;
  const complete = refused === null || getField(fields, refused) !== null;
  return {
    headers: complete ? fields : [...fields, { name: refused, value: '' }],
    headersTold: written.length > 0 || NONE.test(typed) || (told.length > 0 && complete),
  };
}
