import { stepsOf } from '../core/definition.ts';
import { HANDSHAKE, SUBPROTOCOL } from '../core/remedy.ts';
import { RFC6455, WEBSOCKETS } from '../core/standards.ts';

/** What the browser checks of the response, RFC 6455 §4.1 and the WebSockets Standard §2.2, and what follows. */

const defineStep = stepsOf({ rule: 'websocket', by: 'browser' });

export const subprotocolChoice = defineStep({
  id: 'subprotocol-choice',
  by: 'server',
  compares: 'equal',
  source: `${RFC6455}#section-4.2.2`,
  title: { zh: '服务器选了哪个子协议？', en: 'Which subprotocol did the server choose?' },
  passed: {
    zh: '服务器选了 {found}：它支持的、页面也提出了的第一个。',
    en: 'The server chose {found}: the first one it supports that the page offered.',
  },
  tolerated: {
    zh: '服务器选了 {found}，按它支持的和页面提出的，应该选 {wanted}。能不能用，浏览器接下来会检查。',
    en: 'The server chose {found}; going by what it supports and what was offered, it should be {wanted}. The browser checks next whether the choice is valid.',
  },
  without: {
    found: {
      passed: {
        zh: '服务器没有选择子协议：页面提出的，它一个也不支持。',
        en: 'The server chose no subprotocol: it supports none of those offered.',
      },
      tolerated: {
        zh: '服务器没有选择子协议，按它支持的和页面提出的，应该选 {wanted}。行不行，浏览器接下来会检查。',
        en: 'The server chose no subprotocol; going by what it supports and what was offered, it should be {wanted}. The browser checks next whether that is valid.',
      },
    },
    wanted: {
      tolerated: {
        zh: '服务器选了 {found}，而页面提出的它一个也不支持。能不能用，浏览器接下来会检查。',
        en: 'The server chose {found}, though it supports none of those offered. The browser checks next whether the choice is valid.',
      },
    },
  },
});

export const status101 = defineStep({
  id: 'status-101',
  stopped: 'connection',
  compares: 'equal',
  source: `${WEBSOCKETS}#concept-websocket-establish`,
  title: {
    zh: '响应的状态码是 101',
    en: 'Is the response’s status 101?',
  },
  passed: { zh: '状态码是 {found}。', en: 'The status is {found}.' },
  failed: {
    zh: '状态码是 {found}，握手只接受 {wanted}，重定向也不跟随。',
    en: 'the status is {found}; a handshake requires {wanted}, and redirects aren’t followed.',
  },
  remedy: HANDSHAKE,
});

export const subprotocolAnswered = defineStep({
  id: 'subprotocol-answered',
  stopped: 'connection',
  source: `${WEBSOCKETS}#concept-websocket-establish`,
  title: { zh: '提出了子协议，服务器选了一个', en: 'If subprotocols were offered, was one chosen?' },
  passed: { zh: '服务器选了 {found}。', en: 'The server chose {found}.' },
  failed: {
    zh: '页面提出了 {wanted}，响应里却没有选中的子协议。RFC 6455 允许这样，WebSockets 标准不允许。',
    en: 'the page offered {wanted}, and the response chooses none. RFC 6455 allows that; the WebSockets Standard doesn’t.',
  },
  tolerated: {
    zh: '页面提出了 {wanted}，响应里没有 Sec-WebSocket-Protocol。按 WebSockets 标准应该失败；实测这个浏览器照样打开，protocol 为空。',
    en: 'The page offered {wanted}, and the response has no Sec-WebSocket-Protocol. By the WebSockets Standard the connection should fail; this browser (measured) still opens it, with an empty protocol.',
  },
  remedy: SUBPROTOCOL,
});

export const responseUpgrade = defineStep({
  id: 'response-upgrade',
  stopped: 'connection',
  compares: 'same-token',
  source: `${RFC6455}#section-4.1`,
  title: {
    zh: '响应里有 Upgrade: websocket',
    en: 'Does the response have Upgrade: websocket?',
  },
  passed: {
    zh: '响应里有 Upgrade: {found}。',
    en: 'The response has Upgrade: {found}.',
  },
  failed: {
    zh: '响应的 Upgrade 是 {found}，必须是 {wanted}。',
    en: 'the response’s Upgrade is {found}; it must be {wanted}.',
  },
  tolerated: {
    zh: '响应的 Upgrade 是 {found}，按 RFC 6455 必须是 {wanted}，一字不差；实测这个浏览器照样打开。',
    en: 'The response’s Upgrade is {found}, but RFC 6455 requires exactly {wanted}; this browser (measured) still opens the connection.',
  },
  without: {
    found: {
      failed: {
        zh: '响应没有 Upgrade，必须是 {wanted}。',
        en: 'the response has no Upgrade; it must be {wanted}.',
      },
    },
  },
  remedy: HANDSHAKE,
});

export const responseConnection = defineStep({
  id: 'response-connection',
  stopped: 'connection',
  compares: 'contains-token',
  source: `${RFC6455}#section-4.1`,
  title: {
    zh: '响应里有 Connection: Upgrade',
    en: 'Does the response have Connection: Upgrade?',
  },
  passed: {
    zh: '响应里有 Connection: {found}。',
    en: 'The response has Connection: {found}.',
  },
  failed: {
    zh: '响应的 Connection 是 {found}，必须包含 {wanted}。',
    en: 'the response’s Connection is {found}; it must contain {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '响应没有 Connection，必须包含 {wanted}。',
        en: 'the response has no Connection; it must contain {wanted}.',
      },
    },
  },
  remedy: HANDSHAKE,
});

export const acceptMatches = defineStep({
  id: 'accept-matches',
  stopped: 'connection',
  compares: 'equal',
  source: `${RFC6455}#section-4.1`,
  title: { zh: 'Sec-WebSocket-Accept 与 Key 相符', en: 'Does Sec-WebSocket-Accept match the key?' },
  passed: {
    zh: 'Sec-WebSocket-Accept 是 {found}，与浏览器自己算出的一样。',
    en: 'Sec-WebSocket-Accept is {found}, the same value that the browser computed.',
  },
  failed: {
    zh: 'Sec-WebSocket-Accept 是 {found}，按这次的 Key 应该是 {wanted}。',
    en: 'Sec-WebSocket-Accept is {found}; for this key it must be {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '响应没有 Sec-WebSocket-Accept，按这次的 Key 应该是 {wanted}。',
        en: 'the response has no Sec-WebSocket-Accept; for this key it must be {wanted}.',
      },
    },
    wanted: {
      failed: {
        zh: 'Sec-WebSocket-Accept 是 {found}，没有 Key 可以核对。',
        en: 'Sec-WebSocket-Accept is {found}, but there is no key to check it against.',
      },
    },
  },
  remedy: HANDSHAKE,
});

export const extensionsOffered = defineStep({
  id: 'extensions-offered',
  stopped: 'connection',
  source: `${RFC6455}#section-4.1`,
  title: { zh: '服务器用的扩展都提出过', en: 'Did the browser offer the extensions in use?' },
  passed: {
    zh: '服务器用的扩展：{found}；浏览器提出的：{wanted}。',
    en: 'The server uses the extensions {found}; the browser offered {wanted}.',
  },
  failed: {
    zh: '服务器用了扩展 {found}，浏览器提出的只有 {wanted}。',
    en: 'the server uses the extension {found}, and the browser offered only {wanted}.',
  },
  without: {
    found: { passed: { zh: '服务器没有用扩展。', en: 'The server uses no extension.' } },
    wanted: {
      failed: {
        zh: '服务器用了扩展 {found}，浏览器一个也没有提出。',
        en: 'the server uses the extension {found}, and the browser offered none.',
      },
    },
  },
  remedy: HANDSHAKE,
});

export const subprotocolOffered = defineStep({
  id: 'subprotocol-offered',
  stopped: 'connection',
  compares: 'one-of',
  source: `${RFC6455}#section-4.1`,
  title: { zh: '服务器选的子协议提出过', en: 'Did the page offer the chosen subprotocol?' },
  passed: {
    zh: '服务器选了 {found}；页面提出的：{wanted}。',
    en: 'The server chose {found}; the page offered {wanted}.',
  },
  failed: {
    zh: '服务器选了子协议 {found}，页面提出的是 {wanted}。',
    en: 'the server chose the subprotocol {found}, and the page offered {wanted}.',
  },
  tolerated: {
    zh: '服务器选了子协议 {found}，页面一个也没有提出。按 RFC 6455 应该失败；实测这个浏览器照样打开。',
    en: 'The server chose the subprotocol {found}, and the page offered none. By RFC 6455 the connection should fail; this browser (measured) still opens it.',
  },
  without: {
    wanted: {
      failed: {
        zh: '服务器选了子协议 {found}，页面一个也没有提出。',
        en: 'the server chose the subprotocol {found}, and the page offered none.',
      },
    },
  },
  remedy: SUBPROTOCOL,
});

export const hangsUp = defineStep({
  id: 'hangs-up',
  source: `${WEBSOCKETS}#feedback-from-the-protocol`,
  title: { zh: '101 之后连接还在', en: 'Is the connection still there after the 101?' },
  tolerated: {
    zh: '服务器发完 101 就关闭了 TCP 连接。按标准，页面先得到 open，再得到 close（1006）；Firefox 里 open 可能根本不触发。',
    en: 'The server closed the TCP connection right after the 101. By the standard, the page gets open, then close (1006); in Firefox, open may never fire.',
  },
});

export const open = defineStep({
  id: 'open',
  source: `${WEBSOCKETS}#feedback-from-the-protocol`,
  title: { zh: '连接打开了', en: 'Is the connection open?' },
  passed: {
    zh: '握手完成，页面得到 open 事件。没有做 CORS 检查：WebSocket 不经过它。',
    en: 'The handshake is complete, and the page gets its open event. There was no CORS check: a WebSocket isn’t subject to one.',
  },
});

export const closedByServer = defineStep({
  id: 'closed-by-server',
  by: 'server',
  source: `${RFC6455}#section-7.4`,
  title: { zh: '服务器接受之后又关闭了', en: 'Did the server accept and then close?' },
  passed: {
    zh: '服务器接受之后又以 {found} 关闭。握手已经成功，所以页面能读到这个状态码和原因。',
    en: 'The server accepted the connection and then closed it with {found}. The handshake had succeeded, so the page can read the code and the reason.',
  },
  without: {
    found: {
      passed: {
        zh: '服务器接受之后又关闭了连接，没有给出状态码。',
        en: 'The server accepted the connection and then closed it, without a code.',
      },
    },
  },
});
