import * as serverSteps from '../../rules/server/steps.ts';
import * as websocketResponseSteps from '../../rules/websocket/response-steps.ts';
import { causes } from './cause.ts';
import { UNTOLD } from './compared.ts';

export default causes({
  'socket-refused': {
    title: { zh: '服务器拒绝了 WebSocket 握手', en: 'The server refused the WebSocket handshake' },
    why: {
      zh: '这不是 CORS：WebSocket 不经过 CORS 检查，是服务器（或前面的代理）对握手返回了错误状态码。页面只知道 1006，状态码只有控制台看得到。',
      en: 'This isn’t CORS, to which a WebSocket isn’t subject: the server, or a proxy in front of it, responded to the handshake with an error status. The page learns only 1006; the status appears only in the console.',
    },
    fix: [
      {
        zh: '用下面的命令重做一次握手，拒绝的原因常常写在响应体里。',
        en: 'Make the handshake again with the command below: the reason is often in the body of the response.',
      },
    ],
    lessons: ['websocket#refuse'],
    kind: 'websocket',
    stops: 'server',
    step: {
      of: [serverSteps.serverAccepts],
      compares: ({ status }) => ({ found: String(status ?? UNTOLD), wanted: '101' }),
    },
    configurable: true,
    compose: {
      websocket: { allow: 'partner' },
      'socket-io': { transports: 'websocket', allow: 'partner' },
    },
  },
  'socket-not-upgraded': {
    title: { zh: '握手的响应不是 101', en: 'The response to the handshake isn’t a 101' },
    why: {
      zh: '这不是 CORS：200 说明返回响应的是普通的网页或接口，3xx 是重定向；WebSocket 只接受 101，也不跟随重定向。',
      en: 'This isn’t CORS: a 200 comes from a plain page or API, a 3xx is a redirect; a WebSocket accepts only 101 and doesn’t follow redirects.',
    },
    fix: [
      {
        zh: '核对路径（Socket.IO 是 /socket.io/），并直接用最终的地址。',
        en: 'Check the path (Socket.IO’s is /socket.io/), and use the final URL.',
      },
      {
        zh: '前面有代理时，让它转发 Upgrade 和 Connection。',
        en: 'Behind a proxy, have it pass on Upgrade and Connection.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: 'browser',
    step: {
      of: [websocketResponseSteps.status101],
      compares: ({ status }) => ({ found: String(status ?? UNTOLD), wanted: '101' }),
    },
  },
  'socket-unanswered': {
    title: {
      zh: '握手没有得到响应，连接就断了',
      en: 'The connection ended without a response to the handshake',
    },
    why: {
      zh: '这不是 CORS：TCP 连上了，却没有 HTTP 响应。服务器不认识 Upgrade 而断开，或者在处理时出错。',
      en: 'This isn’t CORS: TCP was connected, and no HTTP response came. The server doesn’t support Upgrade and hung up, or failed while handling it.',
    },
    fix: [
      {
        zh: '看服务器日志；确认这个端口上有 WebSocket 服务在监听 upgrade。',
        en: 'Read the server’s log, and see that something on this port handles upgrade.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: 'no-response',
    step: { of: [serverSteps.answered] },
  },
  'socket-accept': {
    title: { zh: 'Sec-WebSocket-Accept 不对', en: 'Sec-WebSocket-Accept is wrong' },
    why: {
      zh: '响应不是由这次的 Key 算出来的：手写的握手，或者缓存、代理改了它。',
      en: 'The response wasn’t computed from this key: a handshake written by hand, or changed by a cache or proxy.',
    },
    fix: [{ zh: '让 WebSocket 库来处理握手。', en: 'Let a WebSocket library handle the handshake.' }],
    lessons: ['websocket#accept'],
    kind: 'websocket',
    stops: 'browser',
    step: { of: [websocketResponseSteps.acceptMatches] },
  },
  'socket-upgrade': {
    title: { zh: '响应里缺少 Upgrade 或 Connection', en: 'The response lacks Upgrade or Connection' },
    why: {
      zh: '它们只管一段连接，代理不主动转发就会丢掉。',
      en: 'They apply to one connection only, so a proxy drops them unless it passes them on explicitly.',
    },
    fix: [
      {
        zh: 'nginx：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
        en: 'nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: 'browser',
    step: {
      of: [websocketResponseSteps.responseUpgrade, websocketResponseSteps.responseConnection],
      which: ({ value }) =>
        value === 'Connection'
          ? websocketResponseSteps.responseConnection
          : websocketResponseSteps.responseUpgrade,
      compares: ({ value }) => ({ found: null, wanted: value === 'Connection' ? 'Upgrade' : 'websocket' }),
    },
  },
  'socket-subprotocol-unanswered': {
    title: {
      zh: '页面提出了子协议，服务器没有选',
      en: 'The page offered subprotocols and the server chose none',
    },
    why: {
      zh: '按 WebSockets 标准这样算失败，Chromium 遵守标准；Firefox 会打开。',
      en: 'By the WebSockets Standard that is a failure, and Chromium keeps to it; Firefox opens.',
    },
    fix: [
      {
        zh: '服务器从提出的子协议里选一个；或者页面不提。',
        en: 'Let the server choose one of those offered; or offer none.',
      },
    ],
    lessons: ['websocket#no-common'],
    kind: 'websocket',
    stops: 'browser',
    step: { of: [websocketResponseSteps.subprotocolAnswered] },
    configurable: true,
    compose: { websocket: { offer: 'chat' } },
  },
  'socket-subprotocol-unasked': {
    title: { zh: '服务器选了没有提出的子协议', en: 'The server chose a subprotocol that was not offered' },
    why: {
      zh: '它只能从页面提出的里面选，区分大小写。',
      en: 'It may choose only from those that the page offers, in their own case.',
    },
    fix: [{ zh: '让页面和服务器的名字一致。', en: 'Give page and server the same names.' }],
    lessons: ['websocket#no-common'],
    kind: 'websocket',
    stops: 'browser',
    step: { of: [websocketResponseSteps.subprotocolOffered] },
  },
  'frame-invalid': {
    title: { zh: '连上之后收到了不合法的帧', en: 'An invalid frame arrived after opening' },
    why: {
      zh: '这不是 CORS：握手成功了，随后的字节不是合法的 WebSocket 帧：两个库同时处理一条连接、代理改了内容、压缩扩展不一致，或者服务器在同一个 socket 上写了别的东西（例如 HTTP 出错页）。',
      en: 'This isn’t CORS: the handshake succeeded, and then came bytes that aren’t valid WebSocket frames: two libraries serve one connection, a proxy changed them, compression doesn’t match, or the server wrote something else into the socket (an HTTP error page).',
    },
    fix: [
      {
        zh: '让同一个端口上只有一个库处理 upgrade（Socket.IO 和 ws 并用时按路径分开）；关掉 permessage-deflate 再试。',
        en: 'Let one library handle upgrade on a port (separate Socket.IO and ws by path), and try without permessage-deflate.',
      },
    ],
    lessons: ['websocket#after-handshake', 'websocket#layers'],
    source: 'https://www.rfc-editor.org/rfc/rfc6455.html#section-7.1.7',
    kind: 'websocket',
    stops: 'browser',
  },
  'socket-state': {
    title: { zh: 'WebSocket 这时不能发送', en: 'The WebSocket can’t send at this moment' },
    why: {
      zh: '这不是 CORS：send() 时连接还没有打开（CONNECTING），或者已经关闭（CLOSING、CLOSED）。',
      en: 'This isn’t CORS: send() was called while the socket was still CONNECTING, or already CLOSING or CLOSED.',
    },
    fix: [
      {
        zh: '在 open 事件之后再发送；断开的原因看 close 事件的 code，以及控制台里更早的红字。',
        en: 'Send after the open event; for why it closed see the code of the close event and earlier red lines of the console.',
      },
    ],
    lessons: ['websocket#duplex'],
    source: 'https://websockets.spec.whatwg.org/#dom-websocket-send',
    kind: 'websocket',
    stops: null,
  },
  'socket-accepted': {
    title: { zh: '服务器接受了这次握手', en: 'The server accepted this handshake' },
    why: {
      zh: '响应是 101，从这一刻起连接上跑的就是 WebSocket。如果页面仍然连不上，那它的握手与这条命令的不同：Origin、cookie、子协议或扩展。',
      en: 'The response is 101: from here on the connection carries WebSocket frames. If the page still can’t connect, its handshake differs from this command’s: in Origin, cookies, subprotocols or extensions.',
    },
    fix: [
      {
        zh: '在“网络”面板里比较页面的握手与这条命令的请求头。',
        en: 'Compare the headers of the page’s handshake, in the Network panel, with those of the command.',
      },
      {
        zh: '贴上控制台里 WebSocket connection to … failed 那一行。',
        en: 'Paste the console line WebSocket connection to … failed.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: 'nowhere',
  },
});
