import type { Bilingual } from '../../language.ts';

/** Where a run that a step ended is to be fixed: in a server’s configuration, in the page, or in neither. */
export type FixPlace = 'server' | 'page' | 'elsewhere';

export interface Remedy {
  readonly place: FixPlace;
  readonly text: Bilingual;
}

export const server = (zh: string, en: string): Remedy => ({ place: 'server', text: { zh, en } });
export const page = (zh: string, en: string): Remedy => ({ place: 'page', text: { zh, en } });
export const elsewhere = (zh: string, en: string): Remedy => ({ place: 'elsewhere', text: { zh, en } });

export const NAMED = server(
  'Origin 在名单里，这份配置才把它原样写回 Access-Control-Allow-Origin。',
  'This configuration sends the request’s Origin back in Access-Control-Allow-Origin if it is on the list, and nothing otherwise.',
);
export const PREFLIGHTED = server(
  '这份配置在身份验证之前对预检请求返回 204，并写明方法和请求头。',
  'This configuration responds to the preflight with 204 before authentication, and names the method and the headers.',
);
export const SUBPROTOCOL = server(
  '服务器要从页面提出的子协议里选一个；这份配置按 SPEAKS 里的名单选。',
  'The server has to choose one of the subprotocols that the page offers; this configuration chooses from the list in SPEAKS.',
);
export const REDIRECTED = page(
  '让页面直接请求重定向的目的地；重定向不是 CORS 配置能修好的。',
  'Have the page request the redirect’s target directly; no CORS configuration fixes a redirect.',
);
export const TLS = elsewhere(
  '给服务器一张浏览器信任的证书，并从 https 页面用 https 或 wss 连接。',
  'Give the server a certificate that browsers trust, and connect from https pages over https or wss.',
);
export const BAD_PORT = elsewhere(
  '让服务器改用浏览器允许连接的端口。',
  'Move the server to a port that browsers don’t block.',
);
export const MODE = page(
  '在页面里去掉这个 mode（默认就是 cors），再用这份配置。',
  'Remove this mode from the page’s code (cors is the default), then use this configuration.',
);
export const DOWN = elsewhere(
  '先确认服务器在运行、地址和端口都对：CORS 配置改变不了没有送到的请求。',
  'First check that the server is running and that the URL and the port are right: a CORS configuration can’t affect a request that never arrived.',
);
export const SILENT = elsewhere(
  '服务器收到了请求，却没有响应：先看它的日志，找出它为什么崩溃或断开。没有响应，CORS 配置就起不了作用。',
  'The server received the request and sent no response: check its log to find out why it crashed or closed the connection. Without a response, no CORS configuration has any effect.',
);
export const CALL = page(
  '改页面里的这次调用：浏览器没有把它发出去。',
  'Fix the call in the page: the browser never sent it.',
);
export const WORK = elsewhere(
  '这个状态码是服务器自己的决定，与 CORS 无关；有了这份配置，页面至少能读到它。',
  'This status is the server’s own decision and has nothing to do with CORS; with this configuration the page can at least read it.',
);
export const HANDSHAKE = elsewhere(
  '握手没有按 RFC 6455 完成：交给 WebSocket 库处理，并让代理转发 Upgrade。',
  'The handshake wasn’t completed as RFC 6455 requires: let a WebSocket library handle it, and have proxies forward Upgrade.',
);
