import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { STREAM_MESSAGES, type STREAM_MIMES, STREAM_PAUSES } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { corsFields } from '../fetch/cors.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, dropBody, type Fields, isPreflight, type Reply } from '../reply/answers.ts';
import { json } from '../reply/bodies.ts';
import { noRoom } from '../reply/busy.ts';
import { answering, Died } from '../reply/endpoint.ts';
import { EVENTS_KNOBS, type EventsKnobs, lastSeen, messageOf } from './knobs.ts';

const METHODS = ['GET', 'POST', 'OPTIONS'];

/** What an open response costs, in bytes: its request's head, and what Node makes of both. */
const OPEN_BYTES = 32_768;

/** The pause before each message, unless the query says otherwise; milliseconds. */
const [EVERY] = STREAM_PAUSES;

const TYPES: Readonly<Record<(typeof STREAM_MIMES)[number], string>> = {
  'event-stream': 'text/event-stream',
  latin1: 'text/event-stream; charset=iso-8859-1',
  plain: 'text/plain; charset=utf-8',
  json: 'application/json',
};

/** Messages as a stream of server-sent events, or each to a poll of its own. */
export function createEvents({ limits, origins, isOpenPanel, waiting }: LabSettings): Endpoint {
  const open = new Set<ServerResponse>();

  /** Keeps a response open until its client leaves it, or room is needed. @throws Refused with 503 */
  function hold(response: ServerResponse): AbortSignal {
    const left = new AbortController();
    const held = waiting.hold(() => response.destroy());
    if (!held.add(OPEN_BYTES)) throw noRoom(waiting.most);
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      held.end();
      left.abort();
    });
    return left.signal;
  }

  // #region listing
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Reply | null> {
    const { method = '', url = '', headers } = request;
    checkMethod(method, METHODS); // or 405
    const knobs = readKnobs(url, EVENTS_KNOBS); // or 400
    if (!isOpenPanel(knobs.token ?? ''))
      throw new Refused(403, 'This address needs the token of an open panel, and this request has none.');
    const { acac = 'none', acao = 'none', acah = 'none', again = 200, as = 'stream', status = 200 } = knobs;
    const kind = isPreflight(request) ? 'preflight' : 'request';
    const cors = corsFields(kind, { acac, acao }, headers.origin, origins);
    const fields: Fields = [...cors, ['Cache-Control', 'no-store']];

    if (kind === 'preflight') {
      const names = acah === 'none' ? [] : ([['Access-Control-Allow-Headers', 'Last-Event-ID']] as const);
      return { status: 204, fields: [...fields, ...names, ['Access-Control-Max-Age', '0']] };
    }
    if (method === 'POST') {
      await dropBody(request, limits.bodyBytes); // or 413
      return { status: 204, fields };
    }
    if (knobs.dies) throw new Died();
    const last = lastSeen(headers['last-event-id']);
    const mine = last === 0 ? status : knobs.over && last === STREAM_MESSAGES ? 204 : again;
    if (mine !== 200) return { status: mine, fields };
    const signal = hold(response); // or 503

    if (as === 'poll') {
      const id = Math.min((knobs.after ?? 0) + 1, STREAM_MESSAGES);
      await sleep(knobs.every ?? EVERY, null, { signal }); // until there is something to say
      return { status: 200, fields, content: json({ id, data: `counter ${id}` }) };
    }
    for (const [name, value] of fields) response.appendHeader(name, value);
    await stream(response, knobs, last, signal);
    return null;
  }

  /** Writes the messages behind the last one that the client had, as many as belong in one response. */
  async function stream(response: ServerResponse, knobs: EventsKnobs, last: number, signal: AbortSignal) {
    const { every = EVERY, mime = 'event-stream', over = false, per = STREAM_MESSAGES } = knobs;
    response.writeHead(200, { 'Content-Type': TYPES[mime] });
    response.flushHeaders(); // the page learns that it is connected before there is a message
    const until = Math.min(last + per, STREAM_MESSAGES);
    for (let number = last + 1; number <= until; number++) {
      await sleep(every, null, { signal });
      response.write(messageOf(number, knobs));
    }
    if (until === STREAM_MESSAGES && !over) await sleep(limits.idleMs, null, { signal });
    response.end();
  }
  // #endregion

  const endpoint = answering(origins, (request, response) =>
    answer(request, response).catch(error => {
      if (!response.destroyed) throw error;
      return null; // nobody waits for a response any more
    }),
  );
  return {
    ...endpoint,
    close() {
      for (const response of open) response.destroy();
    },
  };
}
