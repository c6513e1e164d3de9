import { Agent, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { createProxyServer, type ProxyServerOptions } from 'httpxy';
import { answerRequest } from '../../http/answer.ts';
import { LAB_PATHS } from '../../protocol/paths.ts';
import { INTERNAL_HOST, PROXY_VIA, UPSTREAM_PATHS } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { PROXY_KNOBS, type ProxyKnobs } from './knobs.ts';

/** Connects to the lab's own listener, whatever name a request is for. */
class UpstreamAgent extends Agent {
  readonly #dial: () => Socket;

  constructor(dial: () => Socket) {
    super();
    this.#dial = dial;
  }

  override createConnection(): Socket {
    return this.#dial();
  }
}

type Forwarded = Pick<ProxyServerOptions, 'target' | 'changeOrigin' | 'headers' | 'cookieDomainRewrite'>;

/** Behind TLS, which ends before the lab, the same name is spoken to in the clear. */
const inTheClear = (origin: string) => origin.replace(/^https:/, 'http:');

// #region listing
/** Where the proxy in front of one server sends a request on to, and what it changes in it. */
function toPartner(knobs: ProxyKnobs, partner: string): Forwarded {
  return {
    target: inTheClear(partner),
    changeOrigin: knobs['change-origin'] ?? false, // Host
    headers: { via: PROXY_VIA, ...(knobs['rewrite-origin'] && { origin: partner }) },
    ...(knobs['strip-domain'] && { cookieDomainRewrite: '' }),
  };
}

/** The open proxy: it fetches what its query names, which here is one of two names and never an address. */
function toAnything({ list, upstream }: ProxyKnobs, partner: string): Forwarded {
  if (list && upstream !== 'partner')
    throw new Refused(403, `The proxy refused this request: its allowlist has only ${partner}.`);
  const target = upstream === 'partner' ? inTheClear(partner) : `http://${INTERNAL_HOST}`;
  return { target, changeOrigin: true, headers: { via: PROXY_VIA } };
}
// #endregion

const PREFIX = LAB_PATHS.api.slice(0, -1);

/** What is asked of the server behind the proxy. */
function pathBehind(path: string, knobs: ProxyKnobs): string {
  if (path !== LAB_PATHS.proxy) return knobs['strip-prefix'] ? path.slice(PREFIX.length) : path;
  return knobs.upstream === 'internal' ? UPSTREAM_PATHS.stock : PREFIX + UPSTREAM_PATHS.items;
}

/** Lets a request go on to the server behind the proxy; both hops carry the query that attributes it. */
export function createProxy(
  { isOpenPanel, limits, origins }: LabSettings,
  dialUpstream: () => Socket,
): Endpoint {
  const common = {
    agent: new UpstreamAgent(dialUpstream),
    proxyTimeout: limits.idleMs,
    upgradeTimeout: limits.idleMs,
  };
  const passing = createProxyServer();
  const dropping = createProxyServer();
  for (const proxy of [passing, dropping])
    proxy.on('proxyReqWs', (forwarded, _request, socket) => {
      // A socket that is destroyed ends no pipe.
      forwarded.once('upgrade', (_response, behind) => socket.once('close', () => behind.destroy()));
    });
  // Both belong to one connection alone (RFC 9110 §7.6.1), so a proxy that speaks no WebSocket leaves them out.
  dropping.on('proxyReqWs', forwarded => {
    forwarded.removeHeader('Upgrade');
    forwarded.setHeader('Connection', 'close');
  });

  /** @throws Refused */
  function sendOn(request: IncomingMessage) {
    const { url = '' } = request;
    const knobs = readKnobs(url, PROXY_KNOBS); // or 400
    if (!isOpenPanel(knobs.token ?? ''))
      throw new Refused(403, 'This address needs the token of an open panel, and this request has none.');
    const [path = ''] = url.split('?', 1);
    const open = path === LAB_PATHS.proxy;
    if (open !== (knobs.upstream !== undefined))
      throw new Refused(400, `The knob upstream belongs to ${LAB_PATHS.proxy} alone, and must stand there.`);
    const forwarded = open ? toAnything(knobs, origins.partner) : toPartner(knobs, origins.partner);
    request.url = pathBehind(path, knobs) + url.slice(path.length);
    return { knobs, options: { ...common, ...forwarded } };
  }

  return {
    request(request, response) {
      passing.web(request, response, sendOn(request).options).catch(() => {
        if (response.headersSent) response.destroy();
        else
          answerRequest(response, {
            status: 502,
            sentence: 'The proxy got no response from the server behind it.',
          });
      });
    },
    upgrade(request, socket, head) {
      const { knobs, options } = sendOn(request);
      const proxy = knobs['pass-upgrade'] === false ? dropping : passing;
      proxy.ws(request, socket as Socket, options, head).catch(() => socket.destroy());
    },
    close() {},
  };
}
