import { stepsOf } from '../core/definition.ts';
import { elsewhere, server } from '../core/remedy.ts';
import { SOCKET_IO } from '../core/standards.ts';

/** What a Socket.IO client and server decide beyond HTTP and WebSocket. */

const defineStep = stepsOf({ rule: 'socket-io', by: 'server' });

export const transportTried = defineStep({
  id: 'transport-tried',
  by: 'page',
  source: `${SOCKET_IO}client-options/#transports`,
  title: { zh: '客户端先试哪种传输方式？', en: 'Which transport does the client try?' },
  passed: {
    zh: '客户端试 {found}（transports：{wanted}）。',
    en: 'The client tries {found} (transports: {wanted}).',
  },
});

export const transportOffered = defineStep({
  id: 'transport-offered',
  compares: 'one-of',
  source: `${SOCKET_IO}server-options/#transports`,
  title: { zh: '服务器支持这种传输方式', en: 'Does the server offer this transport?' },
  passed: { zh: '服务器支持 {found}。', en: 'The server offers {found}.' },
  failed: {
    zh: '客户端用的是 {found}，服务器只有 {wanted}（Transport unknown）。',
    en: 'the client used {found}, and the server offers only {wanted} (Transport unknown).',
  },
  remedy: server(
    '服务器没有这种传输方式：这份配置轮询和 WebSocket 都提供。',
    'The server doesn’t offer this transport: this configuration offers polling and WebSocket.',
  ),
});

export const upgradeOffered = defineStep({
  id: 'upgrade-offered',
  compares: 'contains',
  source: `${SOCKET_IO}engine-io-protocol/#upgrade`,
  title: { zh: '服务器提供升级', en: 'Does the server offer an upgrade?' },
  passed: {
    zh: '服务器在 open 包里提供升级到 {wanted}。',
    en: 'In its open packet, the server offers an upgrade to {wanted}.',
  },
  tolerated: {
    zh: '服务器没有 {wanted}，不提供升级；客户端继续用轮询。',
    en: 'The server has no {wanted} and offers no upgrade; the client keeps polling.',
  },
});

export const upgradeCompleted = defineStep({
  id: 'upgrade-completed',
  by: 'browser',
  source: `${SOCKET_IO}how-it-works/#upgrade-mechanism`,
  title: { zh: '升级到 WebSocket 成功', en: 'Did the upgrade to WebSocket succeed?' },
  passed: {
    zh: '升级的握手得到 {found}，之后的包走 WebSocket。',
    en: 'The response to the upgrade’s handshake was {found}; later packets use the WebSocket.',
  },
  tolerated: {
    zh: '升级没有成功（得到 {found}，需要 {wanted}）。这不算错误：客户端继续用轮询。',
    en: 'The upgrade didn’t succeed (needed {wanted}, got {found}). That isn’t an error: the client keeps polling.',
  },
  without: {
    found: {
      tolerated: {
        zh: '升级没有成功，升级的握手没有得到响应。这不算错误：客户端继续用轮询。',
        en: 'The upgrade didn’t succeed: its handshake got no response. That isn’t an error: the client keeps polling.',
      },
    },
  },
});

export const namespaceKnown = defineStep({
  id: 'namespace-known',
  compares: 'one-of',
  stopped: 'namespace',
  source: `${SOCKET_IO}socket-io-protocol/#connection-to-a-namespace`,
  title: { zh: '服务器有这个命名空间', en: 'Does the server have this namespace?' },
  passed: { zh: '服务器有命名空间 {found}。', en: 'The server has the namespace {found}.' },
  failed: {
    zh: '没有命名空间 {found}，只有 {wanted}（CONNECT_ERROR，Invalid namespace）。页面得到 connect_error。',
    en: 'it has no namespace {found}, only {wanted} (CONNECT_ERROR, Invalid namespace). The page gets connect_error.',
  },
  remedy: server(
    '服务器没有这个命名空间：这份配置用 io.of(…) 建立了它。',
    'The server has no such namespace: this configuration creates it with io.of(…).',
  ),
});

export const namespaceAccepts = defineStep({
  id: 'namespace-accepts',
  stopped: 'namespace',
  source: `${SOCKET_IO}socket-io-protocol/#connection-to-a-namespace`,
  title: { zh: '命名空间接受连接', en: 'Does the namespace accept the connection?' },
  passed: { zh: '没有 CONNECT_ERROR。', en: 'There was no CONNECT_ERROR.' },
  failed: {
    zh: '它发来 CONNECT_ERROR：{found}。页面在 connect_error 里读得到。',
    en: 'it sent a CONNECT_ERROR: {found}. The page can read that in connect_error.',
  },
  remedy: elsewhere(
    '是服务器的中间件拒绝了它：查一查中间件要求什么身份。这与 CORS 无关。',
    'The server’s middleware refused it: check which clients it lets in. This has nothing to do with CORS.',
  ),
});

export const connected = defineStep({
  id: 'connected',
  source: `${SOCKET_IO}socket-io-protocol/#connection-to-a-namespace`,
  title: { zh: '连接到了命名空间', en: 'Is the namespace connected?' },
  passed: {
    zh: '已连接到命名空间 {found}，页面得到 connect 事件。',
    en: 'The namespace {found} is connected, and the page gets its connect event.',
  },
});
