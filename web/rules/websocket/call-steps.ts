import { defineSteps, FETCH, MIXED_CONTENT, RFC6455, WEBSOCKETS } from '../core/text.ts';

/** What is checked before the handshake's request leaves the browser. */
export const websocketCallSteps = defineSteps({
  'url-valid': {
    rule: 'websocket',
    by: 'browser',
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
      en: '{found} cannot be parsed as a URL.',
    },
  },
  'url-scheme': {
    rule: 'websocket',
    by: 'browser',
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
      en: 'the scheme is {found}, and only {wanted} are accepted.',
    },
  },
  'url-no-fragment': {
    rule: 'websocket',
    by: 'browser',
    stopped: 'call',
    throws: 'SyntaxError',
    source: `${WEBSOCKETS}#dom-websocket-websocket`,
    title: { zh: '地址不带片段（#…）', en: 'Is the address free of a fragment (#…)?' },
    passed: { zh: '地址里没有片段。', en: 'The address has no fragment.' },
    failed: {
      zh: '地址带有片段 {found}，WebSocket 的地址不允许有片段。',
      en: 'the URL has the fragment {found}, which a WebSocket URL may not have.',
    },
  },
  'subprotocol-tokens': {
    rule: 'websocket',
    by: 'browser',
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
      en: 'the subprotocol {found} is not a valid name ({wanted}).',
    },
  },
  'subprotocols-unique': {
    rule: 'websocket',
    by: 'browser',
    stopped: 'call',
    throws: 'SyntaxError',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '子协议不重复', en: 'Is no subprotocol offered twice?' },
    passed: { zh: '没有哪个子协议提出两次。', en: 'No subprotocol is offered twice.' },
    failed: {
      zh: '子协议 {found} 提出了两次，每个只能出现一次。',
      en: 'the subprotocol {found} is offered twice and may appear only once.',
    },
  },
  'port-allowed': {
    rule: 'websocket',
    by: 'browser',
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
  },
  'mixed-content': {
    rule: 'websocket',
    by: 'browser',
    source: `${MIXED_CONTENT}#should-block-fetch`,
    title: { zh: '不是混合内容', en: 'Is it free of mixed content?' },
    passed: {
      zh: '从 {wanted} 的页面连接 {found}，不算混合内容（本机回环地址的 ws: 也不算）。',
      en: 'From a page at {wanted}, connecting to {found} is not mixed content (ws: to a loopback host never is).',
    },
    failed: {
      zh: '页面 {wanted} 是 https，不许用明文连接 {found}。',
      en: 'the page {wanted} is https and may not connect to {found} in the clear.',
    },
  },
  'certificate-trusted': {
    rule: 'websocket',
    by: 'browser',
    stopped: 'connection',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '证书可信', en: 'Is the certificate trusted?' },
    passed: {
      zh: 'TLS 握手完成，浏览器信任证书。',
      en: 'The TLS handshake ended; the browser trusts the certificate.',
    },
    failed: {
      zh: '{found} 的证书不受信任，TLS 没有建立。页面只知道失败了，不知道原因。',
      en: 'the certificate of {found} is not trusted, so TLS was never set up. The page learns that it failed, and not why.',
    },
  },
  'request-arrived': {
    rule: 'websocket',
    by: 'browser',
    stopped: 'unseen',
    source: `${RFC6455}#section-4.1`,
    title: { zh: '请求送到了服务器', en: 'Did the request reach the server?' },
    passed: { zh: '服务器收到了请求：{found}。', en: 'The server received the request: {found}.' },
    failed: {
      zh: '服务器什么也没看到：到 {wanted} 的连接没有建立，或者浏览器没有发出请求。',
      en: 'The server saw nothing: no connection to {wanted} was made, or the browser sent no request on it.',
    },
  },
});
