import { defineSteps, FETCH, MIXED_CONTENT, RFC6455, WEBSOCKETS } from './text.ts';

/** What is checked before the handshake's request leaves the browser. */
export const websocketCallSteps = defineSteps({
  'url-valid': {
    rule: 'websocket',
    by: 'browser',
    source: `${WEBSOCKETS}#dom-websocket-websocket`,
    title: { zh: '地址能解析成 URL 吗？', en: 'Can the address be read as a URL?' },
    passed: { zh: '地址解析为 {found}。', en: 'The address is {found}.' },
    failed: {
      zh: '浏览器拦下了这次调用：{found} 解析不成 URL，构造函数抛出 SyntaxError。可以接受的是 {wanted}。',
      en: 'The browser blocked the call: {found} cannot be read as a URL, so the constructor threw a SyntaxError. It would accept {wanted}.',
    },
  },
  'url-scheme': {
    rule: 'websocket',
    by: 'browser',
    source: `${WEBSOCKETS}#dom-websocket-websocket`,
    title: { zh: '协议是 ws 或 wss 吗？', en: 'Is the scheme ws or wss?' },
    passed: {
      zh: '协议 {found} 可用（http 和 https 会被当作 ws 和 wss）。',
      en: 'The scheme {found} will do (http and https count as ws and wss).',
    },
    failed: {
      zh: '浏览器拦下了这次调用：协议是 {found}，只接受 {wanted}，构造函数抛出 SyntaxError。',
      en: 'The browser blocked the call: the scheme is {found}, and only {wanted} are accepted, so the constructor threw a SyntaxError.',
    },
  },
  'url-no-fragment': {
    rule: 'websocket',
    by: 'browser',
    source: `${WEBSOCKETS}#dom-websocket-websocket`,
    title: { zh: '地址不带片段（#…）吗？', en: 'Is the address free of a fragment (#…)?' },
    passed: { zh: '地址里没有片段。', en: 'The address has no fragment.' },
    failed: {
      zh: '浏览器拦下了这次调用：地址带有片段 {found}，WebSocket 的地址不允许有片段，构造函数抛出 SyntaxError。',
      en: 'The browser blocked the call: the address has the fragment {found}, which a WebSocket address may not have, so the constructor threw a SyntaxError.',
    },
  },
  'subprotocol-tokens': {
    rule: 'websocket',
    by: 'browser',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '每个子协议的名字都合法吗？', en: 'Is every subprotocol a valid name?' },
    passed: {
      zh: '提出的子协议：{found}，名字都合法。',
      en: 'The subprotocols offered ({found}) are valid names.',
    },
    failed: {
      zh: '浏览器拦下了这次调用：子协议 {found} 不是合法的名字（{wanted}），构造函数抛出 SyntaxError。',
      en: 'The browser blocked the call: the subprotocol {found} is not a valid name ({wanted}), so the constructor threw a SyntaxError.',
    },
  },
  'subprotocols-unique': {
    rule: 'websocket',
    by: 'browser',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '没有重复的子协议吗？', en: 'Is no subprotocol offered twice?' },
    passed: { zh: '没有哪个子协议提出两次。', en: 'No subprotocol is offered twice.' },
    failed: {
      zh: '浏览器拦下了这次调用：子协议 {found} 提出了两次，每个只能出现一次，构造函数抛出 SyntaxError。',
      en: 'The browser blocked the call: the subprotocol {found} is offered twice and may appear only once, so the constructor threw a SyntaxError.',
    },
  },
  'port-allowed': {
    rule: 'websocket',
    by: 'browser',
    source: `${FETCH}#port-blocking`,
    title: { zh: '浏览器肯连这个端口吗？', en: 'Does the browser connect to this port?' },
    passed: { zh: '端口 {found} 不在禁用端口之列。', en: 'Port {found} is not one of the bad ports.' },
    failed: {
      zh: '浏览器拦下了请求：端口 {found} 属于别的协议（如邮件、SSH），在禁用端口之列，什么也没有发送。',
      en: 'The browser blocked the request: port {found} belongs to another protocol (mail, SSH, …) and is one of the bad ports. Nothing was sent.',
    },
  },
  'mixed-content': {
    rule: 'websocket',
    by: 'browser',
    source: `${MIXED_CONTENT}#should-block-fetch`,
    title: { zh: '不是混合内容吗？', en: 'Is it free of mixed content?' },
    passed: {
      zh: '从 {wanted} 的页面连接 {found}，不算混合内容（本机回环地址的 ws: 也不算）。',
      en: 'From a page at {wanted}, connecting to {found} is not mixed content (ws: to a loopback host never is).',
    },
    failed: {
      zh: '浏览器拦下了请求：页面 {wanted} 是 https，不许用明文连接 {found}；改用 wss: 就可以。',
      en: 'The browser blocked the request: the page {wanted} is https and may not connect to {found} in the clear. With wss: it may.',
    },
  },
  'certificate-trusted': {
    rule: 'websocket',
    by: 'browser',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '证书可信吗？', en: 'Is the certificate trusted?' },
    passed: {
      zh: 'TLS 握手完成，浏览器信任证书。',
      en: 'The TLS handshake ended; the browser trusts the certificate.',
    },
    failed: {
      zh: '浏览器拦下了连接：{found} 的证书不受信任，TLS 没有建立，HTTP 请求没有发出。页面只知道失败了，不知道原因。',
      en: 'The browser blocked the connection: it does not trust the certificate of {found}, so TLS was never set up and no HTTP request was sent. The page learns that it failed, and not why.',
    },
  },
  'request-arrived': {
    rule: 'websocket',
    by: 'browser',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '请求送到服务器了吗？', en: 'Did the request reach the server?' },
    passed: { zh: '服务器收到了请求：{found}。', en: 'The server received the request: {found}.' },
    failed: {
      zh: '服务器什么也没看到：到 {wanted} 的连接没有建立，或者浏览器没有发出请求。',
      en: 'The server saw nothing: no connection to {wanted} was made, or the browser sent no request on it.',
    },
  },
});
