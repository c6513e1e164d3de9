import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { answerRequest, answerSocket } from '../../http/answer.ts';
import { hostOf } from '../../http/host.ts';
import { quote } from '../../http/quote.ts';
import { LAB_PATHS } from '../../protocol/paths.ts';
import { COOKIE_PREFIX, INTERNAL_HOST, UPSTREAM_PATHS } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { checkOrigin, Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, dropBody, type Reply, send } from '../reply/answers.ts';
import { json } from '../reply/bodies.ts';
import { createWebSocket } from '../websocket/endpoint.ts';
import { PROXY_KNOBS, type ProxyKnobs } from './knobs.ts';

const METHODS = ['GET', 'HEAD', 'POST'];
/** Where it speaks WebSocket: to the proxy, and to the self-check. */
const WEBSOCKETS = new Set([`${LAB_PATHS.api.slice(0, -1)}${UPSTREAM_PATHS.websocket}`, LAB_PATHS.websocket]);
const FIELDS = [['Cache-Control', 'no-store']] as const;
/** Seconds that a session lives; its cookie has a name of its own in each run, so that no run meets another's. */
const SESSION_SECONDS = 60;

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0] ?? '';
/** Its own path, without the prefix below which it stands; undefined where it does not. */
function pathIn(request: IncomingMessage, { bare }: ProxyKnobs): string | undefined {
  const path = pathOf(request);
  const prefix = LAB_PATHS.api.slice(0, -1);
  if (bare) return path;
  return path.startsWith(LAB_PATHS.api) ? path.slice(prefix.length) : undefined;
}
const nothingAt = (path: string) => new Refused(404, `This server has nothing at ${quote(path)}.`);

// #region listing
/** @throws Refused with 421 where it is asked for by another name, or with 403 by an origin that isn’t on its list */
function checkCaller({ headers }: IncomingMessage, knobs: ProxyKnobs, own: string): void {
  const { host = '', origin } = headers;
  if (knobs['own-host'] && host !== own)
    throw new Refused(
      421,
      `This server answers only to the host ${own}; this request asks for ${quote(host)}.`,
    );
  checkOrigin(origin, knobs.allow);
}

/** The partner's server. */
function partnerReply(request: IncomingMessage, knobs: ProxyKnobs, own: string): Reply {
  checkCaller(request, knobs, own); // or 421, 403
  const { host = '', origin, cookie = '' } = request.headers;
  const session = `${COOKIE_PREFIX}session_${knobs.run?.slice(0, 8)}`;
  switch (pathIn(request, knobs)) {
    case UPSTREAM_PATHS.login: {
      const domain = knobs.domain ? `; Domain=${new URL(`http://${own}`).hostname}` : '';
      const value = `${session}=${randomBytes(8).toString('hex')}`;
      const field = `${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${domain}`;
      return { status: 204, fields: [...FIELDS, ['Set-Cookie', field]] };
    }
    case UPSTREAM_PATHS.items:
      if (knobs.session && !cookie.split(';').some(pair => pair.trim().startsWith(`${session}=`)))
        throw new Refused(401, 'This request has no session cookie; sign in first.');
      return {
        status: 200,
        fields: FIELDS,
        content: json({ items: ['tea', 'cups'], seen: { host, origin: origin ?? null } }),
      };
    default:
      throw nothingAt(pathOf(request));
  }
}

/** Behind the firewall: it asks nobody who they are, because only its own network can reach it. */
function internalReply(request: IncomingMessage): Reply {
  if (pathOf(request) !== UPSTREAM_PATHS.stock) throw nothingAt(pathOf(request));
  return {
    status: 200,
    fields: FIELDS,
    content: json({ service: INTERNAL_HOST, stock: { tea: 12, cups: 0 } }),
  };
}
// #endregion

/** What answers behind the lab's proxy, by the name that a request is for. */
export function createUpstream(settings: LabSettings): Endpoint {
  const { limits, origins } = settings;
  const own = hostOf(origins.partner);
  const websocket = createWebSocket(settings);

  async function answer(request: IncomingMessage): Promise<Reply> {
    const { headers, method = '', url = '' } = request;
    const knobs = readKnobs(url, PROXY_KNOBS); // or 400
    checkMethod(method, METHODS); // or 405
    await dropBody(request, limits.bodyBytes); // or 413
    return headers.host === INTERNAL_HOST ? internalReply(request) : partnerReply(request, knobs, own);
  }

  return {
    request(request, response) {
      if (WEBSOCKETS.has(pathOf(request))) {
        refusing(
          error => answerRequest(response, error.answer),
          () => websocket.request(request, response),
        );
        return;
      }
      answer(request).then(
        reply => send(response, reply),
        error => {
          if (!(error instanceof Refused)) throw error;
          answerRequest(response, error.answer);
        },
      );
    },
    upgrade(request, socket, head) {
      refusing(
        error => answerSocket(socket, error.answer),
        () => {
          const path = pathOf(request);
          if (!WEBSOCKETS.has(path)) throw nothingAt(path);
          checkCaller(request, readKnobs(request.url ?? '', PROXY_KNOBS), own);
          request.url = `${LAB_PATHS.websocket}?greet=off`; // a greeting names the port, which is nobody’s business; the query was the proxy’s
          websocket.upgrade(request, socket, head);
        },
      );
    },
    close: () => websocket.close(),
  };
}

function refusing(refuse: (error: Refused) => void, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refuse(error);
  }
}
