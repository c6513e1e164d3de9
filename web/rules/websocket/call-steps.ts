import { stepsOf } from '../core/definition.ts';
import { BAD_PORT, CALL, TLS } from '../core/remedy.ts';
import { FETCH, MIXED_CONTENT, RFC6455, WEBSOCKETS } from '../core/standards.ts';

/** What is checked before the handshake's request leaves the browser. */

const defineStep = stepsOf({ rule: 'websocket', by: 'browser' });

export const urlValid = defineStep({
  id: 'url-valid',
  stopped: 'call',
  throws: 'SyntaxError',
  source: `${WEBSOCKETS}#dom-websocket-websocket`,
  title: {
    zh: '地址能解析成 URL',
    en: 'Can the URL be parsed?',
  },
  passed: { zh: '地址解析为 {found}。', en: 'The URL is {found}.' },
  failed: {
    zh: '{found} 解析不成 URL。',
    en: '{found} can’t be parsed as a URL.',
  },
  remedy: CALL,
});

export const urlScheme = defineStep({
  id: 'url-scheme',
  stopped: 'call',
  compares: 'one-of',
  throws: 'SyntaxError',
  source: `${WEBSOCKETS}#dom-websocket-websocket`,
  title: {
    zh: '协议是 ws 或 wss',
    en: 'Is the scheme ws or wss?',
  },
  passed: {
    zh: '协议 {found} 可用（http 和 https 会被当作 ws 和 wss）。',
    en: 'The scheme {found} is valid (http and https count as ws and wss).',
  },
  failed: {
    zh: '协议是 {found}，只接受 {wanted}。',
    en: 'the scheme is {found}; only {wanted} are accepted.',
  },
  remedy: CALL,
});

export const urlNoFragment = defineStep({
  id: 'url-no-fragment',
  stopped: 'call',
  throws: 'SyntaxError',
  source: `${WEBSOCKETS}#dom-websocket-websocket`,
  title: { zh: '地址不带片段（#…）', en: 'Is the URL without a fragment (#…)?' },
  passed: { zh: '地址里没有片段。', en: 'The URL has no fragment.' },
  failed: {
    zh: '地址带有片段 {found}，WebSocket 的地址不允许有片段。',
    en: 'the URL has the fragment {found}, and a WebSocket URL may not have one.',
  },
  remedy: CALL,
});

export const subprotocolTokens = defineStep({
  id: 'subprotocol-tokens',
  stopped: 'call',
  throws: 'SyntaxError',
  source: `${RFC6455}#section-4.1`,
  title: { zh: '每个子协议的名字都合法', en: 'Is every subprotocol a valid name?' },
  passed: {
    zh: '提出的子协议：{found}，名字都合法。',
    en: 'The subprotocols offered ({found}) are valid names.',
  },
  failed: {
    zh: '子协议 {found} 不是合法的名字（{wanted}）。',
    en: 'the subprotocol {found} isn’t a valid name ({wanted}).',
  },
  remedy: CALL,
});

export const subprotocolsUnique = defineStep({
  id: 'subprotocols-unique',
  stopped: 'call',
  throws: 'SyntaxError',
  source: `${RFC6455}#section-4.1`,
  title: { zh: '子协议不重复', en: 'Is each subprotocol offered only once?' },
  passed: { zh: '每个子协议只提出了一次。', en: 'Each subprotocol is offered once.' },
  failed: {
    zh: '子协议 {found} 提出了两次，每个只能出现一次。',
    en: 'the subprotocol {found} is offered twice; each may appear only once.',
  },
  remedy: CALL,
});

export const portAllowed = defineStep({
  id: 'port-allowed',
  source: `${FETCH}#port-blocking`,
  title: {
    zh: '端口不在禁用之列',
    en: 'Does the browser connect to this port?',
  },
  passed: { zh: '端口 {found} 不在禁用端口之列。', en: 'Port {found} is not one of the bad ports.' },
  failed: {
    zh: '端口 {found} 属于别的协议（如邮件、SSH），在禁用端口之列。',
    en: 'port {found} belongs to another protocol (mail, SSH, …) and is one of the bad ports.',
  },
  remedy: BAD_PORT,
});

export const mixedContent = defineStep({
  id: 'mixed-content',
  source: `${MIXED_CONTENT}#should-block-fetch`,
  title: { zh: '不是混合内容', en: 'Does the connection avoid mixed content?' },
  passed: {
    zh: '从 {wanted} 的页面连接 {found}，不算混合内容（本机回环地址的 ws: 也不算）。',
    en: 'From a page at {wanted}, connecting to {found} isn’t mixed content (ws: to a loopback host never is).',
  },
  failed: {
    zh: '页面 {wanted} 是 https，不许用明文连接 {found}。',
    en: 'the page {wanted} is https and may not connect to {found} without encryption.',
  },
  remedy: TLS,
});
