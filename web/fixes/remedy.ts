import type { Bilingual } from '../language.ts';
import type { StepId } from '../rules/core/steps.ts';
import type { Verdict } from '../rules/core/verdict.ts';

/** Where a case is to be mended: a server's configuration, the page, or neither. */
export type Place = 'server' | 'page' | 'elsewhere';

export interface Remedy {
  readonly place: Place;
  readonly text: Bilingual;
}

const server = (zh: string, en: string): Remedy => ({ place: 'server', text: { zh, en } });
const page = (zh: string, en: string): Remedy => ({ place: 'page', text: { zh, en } });
const elsewhere = (zh: string, en: string): Remedy => ({ place: 'elsewhere', text: { zh, en } });

const NAMED = server(
  '这份配置把提问的源原样写进 Access-Control-Allow-Origin，名单里没有的源就不写。',
  'This configuration writes the origin that asks into Access-Control-Allow-Origin if it is on the list, and nothing for any other.',
);
const PREFLIGHTED = server(
  '这份配置在身份验证之前用 204 回答预检请求，并写明方法和请求头。',
  'This configuration answers the preflight with 204 before authentication, and names the method and the headers.',
);
const SUBPROTOCOL = server(
  '服务器要从页面提出的子协议里选一个；这份配置按 SPEAKS 里的名单选。',
  'The server has to choose one of the subprotocols that the page offers; this configuration chooses by the list in SPEAKS.',
);
const REDIRECTED = page(
  '让页面直接请求重定向的目的地；重定向不是 CORS 配置能修好的。',
  'Let the page ask where the redirect leads; no CORS configuration mends a redirect.',
);
const TLS = elsewhere(
  '给服务器一张浏览器信任的证书，并从 https 页面用 https 或 wss 连接。',
  'Give the server a certificate that browsers trust, and connect from https pages by https or wss.',
);
const BAD_PORT = elsewhere(
  '让服务器改用浏览器肯连接的端口。',
  'Move the server to a port that browsers connect to.',
);
const MODE = page(
  '在页面里去掉这个 mode（默认就是 cors），再用这份配置。',
  'Take this mode out of the page (cors is the default), then use this configuration.',
);
const DOWN = elsewhere(
  '先确认服务器在运行、地址和端口都对：CORS 配置改变不了没有送到的请求。',
  'See first that the server runs and that address and port are right: no CORS configuration changes a request that never arrived.',
);
const SILENT = elsewhere(
  '服务器收到了请求，却没有响应：先看它的日志，找出它为什么崩溃或断开。没有响应，CORS 配置也就无从起作用。',
  'The server received the request and sent no response: see its log for why it crashed or hung up. Without a response no CORS configuration has any effect.',
);
const CALL = page(
  '改页面里的这次调用：浏览器没有把它发出去。',
  'Mend the call in the page: the browser never sent it.',
);
const WORK = elsewhere(
  '这个状态码是服务器自己的决定，与 CORS 无关；有了这份配置，页面至少能读到它。',
  'This status is the server’s own decision and no matter of CORS; with this configuration the page can at least read it.',
);
const HANDSHAKE = elsewhere(
  '握手没有按 RFC 6455 完成：让一个 WebSocket 库来回答它，并让代理转发 Upgrade。',
  'The handshake was not completed as RFC 6455 wants: let a WebSocket library answer it, and let proxies pass Upgrade on.',
);

/** What mends a run, by the step that stopped it. */
const REMEDIES: Readonly<Partial<Record<StepId, Remedy>>> = {
  'allow-origin-present': NAMED,
  'allow-origin-single': NAMED,
  'allow-origin-equal': NAMED,
  'allow-origin-wildcard': NAMED,
  'allow-credentials-true': server(
    '这份配置写明 Access-Control-Allow-Credentials: true（全部小写），而且只对名单里的源写。',
    'This configuration says Access-Control-Allow-Credentials: true, in lower case, and to origins on the list alone.',
  ),
  'preflight-answered': SILENT,
  'preflight-ok': PREFLIGHTED,
  'preflight-methods-list': PREFLIGHTED,
  'preflight-headers-list': PREFLIGHTED,
  'preflight-method': PREFLIGHTED,
  'preflight-headers': PREFLIGHTED,
  'preflight-redirect': PREFLIGHTED,
  'preflight-sent': DOWN,
  'origin-allowlist': server(
    '是服务器自己的名单拒绝了它：这份配置的名单里有这个源，而且只有写明的源。',
    'The server’s own list refused it: the list in this configuration has this origin, and none that is not written there.',
  ),
  'mode-same-origin': MODE,
  'opaque-answer': MODE,
  'no-cors-method': MODE,
  'no-cors-redirect': MODE,
  'connect-src': page(
    '是页面自己的 CSP 拦下的：在发送页面的服务器上，把这个地址写进 connect-src。',
    'The page’s own CSP stopped it: on the server that sends the page, write this address into connect-src.',
  ),
  'mixed-fetch': TLS,
  'mixed-content': TLS,
  'certificate-trusted': TLS,
  'bad-port': BAD_PORT,
  'port-allowed': BAD_PORT,
  'redirect-taint': REDIRECTED,
  'redirect-mode': REDIRECTED,
  'redirect-count': REDIRECTED,
  'redirect-location': REDIRECTED,
  'redirect-credentials': REDIRECTED,
  'redirect-opaque': REDIRECTED,
  'redirect-stream': REDIRECTED,
  'method-token': CALL,
  'method-allowed': CALL,
  'body-allowed': CALL,
  'stream-mode': CALL,
  'url-fetchable': CALL,
  'url-valid': CALL,
  'url-scheme': CALL,
  'url-no-fragment': CALL,
  'subprotocol-tokens': CALL,
  'subprotocols-unique': CALL,
  'request-arrived': DOWN,
  answered: SILENT,
  'server-accepts': WORK,
  'status-101': HANDSHAKE,
  'response-upgrade': HANDSHAKE,
  'response-connection': HANDSHAKE,
  'accept-matches': HANDSHAKE,
  'extensions-offered': HANDSHAKE,
  'subprotocol-answered': SUBPROTOCOL,
  'subprotocol-offered': SUBPROTOCOL,
  'transport-offered': server(
    '服务器没有这种传输方式：这份配置轮询和 WebSocket 都提供。',
    'The server does not offer this transport: this configuration offers polling and WebSocket.',
  ),
  'namespace-known': server(
    '服务器没有这个命名空间：这份配置用 io.of(…) 建立了它。',
    'The server has no such namespace: this configuration makes it with io.of(…).',
  ),
  'namespace-accepts': elsewhere(
    '是服务器的中间件拒绝了它：看它要的是什么身份，这与 CORS 无关。',
    'A middleware of the server refused it: see whom it wants to let in, which is no matter of CORS.',
  ),
};

/** What mends the run of a verdict; null where it did not stop, or where nothing is known to mend it. */
export function remedyFor({ stops, because }: Pick<Verdict, 'stops' | 'because'>): Remedy | null {
  return stops === 'nowhere' ? null : (REMEDIES[because] ?? null);
}
