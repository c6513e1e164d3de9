import { causes } from './text.ts';

const ENGINE = 'https://socket.io/docs/v4/troubleshooting-connection-issues/';

export const socketCauses = causes({
  'socket-refused': {
    title: { zh: '服务器拒绝了 WebSocket 握手', en: 'The server refused the WebSocket handshake' },
    why: {
      zh: '这不是 CORS：WebSocket 不经过 CORS 检查，是服务器（或前面的代理）用一个错误状态码回答了握手。页面只知道 1006，状态码只有控制台看得到。',
      en: 'This is not CORS, which a WebSocket never passes: the server, or a proxy before it, answered the handshake with an error status. The page knows 1006 alone; the status stands in the console only.',
    },
    fix: [
      {
        zh: '用下面的命令重做一次握手，拒绝的原因常常写在响应体里。',
        en: 'Make the handshake again with the command below: the reason often stands in the body of the answer.',
      },
    ],
    lessons: ['websocket'],
  },
  'socket-not-upgraded': {
    title: { zh: '握手的响应不是 101', en: 'The handshake was not answered 101' },
    why: {
      zh: '这不是 CORS：200 说明是普通的网页或接口在回答，3xx 是重定向；WebSocket 只接受 101，也不跟随重定向。',
      en: 'This is not CORS: a 200 comes from a plain page or API, a 3xx is a redirect; a WebSocket takes 101 alone and follows no redirect.',
    },
    fix: [
      {
        zh: '核对路径（Socket.IO 是 /socket.io/），并直接用最终的地址。',
        en: 'Check the path (Socket.IO’s is /socket.io/), and use the final address.',
      },
      {
        zh: '前面有代理时，让它转发 Upgrade 和 Connection。',
        en: 'Behind a proxy, let it pass Upgrade and Connection on.',
      },
    ],
    lessons: ['websocket'],
  },
  'socket-unanswered': {
    title: {
      zh: '握手没有得到响应，连接就断了',
      en: 'The connection ended before the handshake was answered',
    },
    why: {
      zh: '这不是 CORS：TCP 连上了，却没有 HTTP 响应。服务器不认识 Upgrade 而断开，或者在处理时出错。',
      en: 'This is not CORS: TCP was connected, and no HTTP answer came. The server knows no Upgrade and hung up, or failed while handling it.',
    },
    fix: [
      {
        zh: '看服务器日志；确认这个端口上有 WebSocket 服务在监听 upgrade。',
        en: 'Read the server’s log, and see that something on this port handles upgrade.',
      },
    ],
    lessons: ['websocket'],
  },
  'socket-accept': {
    title: { zh: 'Sec-WebSocket-Accept 不对', en: 'Sec-WebSocket-Accept is wrong' },
    why: {
      zh: '响应不是由这次的 Key 算出来的：手写的握手，或者缓存、代理改了它。',
      en: 'The answer was not computed from this key: a handshake written by hand, or changed by a cache or proxy.',
    },
    fix: [{ zh: '让 WebSocket 库来回答握手。', en: 'Let a WebSocket library answer the handshake.' }],
    lessons: ['websocket'],
  },
  'socket-upgrade': {
    title: { zh: '响应里缺少 Upgrade 或 Connection', en: 'The answer lacks Upgrade or Connection' },
    why: {
      zh: '它们只管一段连接，代理不主动转发就会丢掉。',
      en: 'They belong to one connection alone, and a proxy that does not pass them on drops them.',
    },
    fix: [
      {
        zh: 'nginx：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
        en: 'nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
      },
    ],
    lessons: ['websocket'],
  },
  'socket-subprotocol-unanswered': {
    title: {
      zh: '页面提出了子协议，服务器没有选',
      en: 'The page offered subprotocols and the server chose none',
    },
    why: {
      zh: '按 WebSockets 标准这样算失败，Chromium 照办；Firefox 会打开。',
      en: 'By the WebSockets Standard that is a failure, and Chromium keeps to it; Firefox opens.',
    },
    fix: [
      {
        zh: '服务器从提出的子协议里选一个；或者页面不提。',
        en: 'Let the server choose one of those offered; or offer none.',
      },
    ],
    lessons: ['websocket'],
  },
  'socket-subprotocol-unasked': {
    title: { zh: '服务器选了没有提出的子协议', en: 'The server chose a subprotocol that was not offered' },
    why: {
      zh: '它只能从页面提出的里面选，区分大小写。',
      en: 'It may choose only from those that the page offers, in their own case.',
    },
    fix: [{ zh: '让页面和服务器的名字一致。', en: 'Give page and server the same names.' }],
    lessons: ['websocket'],
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
  },
  'engine-transport': {
    title: {
      zh: 'Socket.IO：服务器没有这种传输方式',
      en: 'Socket.IO: the server does not have this transport',
    },
    why: {
      zh: '这不是 CORS：Engine.IO 回答 code 0，Transport unknown。服务器的 transports 里没有客户端先试的那一种（默认先试 polling）。',
      en: 'This is not CORS: Engine.IO answered code 0, Transport unknown. The transports of the server lack the one that the client tries first (polling by default).',
    },
    fix: [
      {
        zh: '两边用同样的 transports，或者都用默认值。',
        en: 'Use the same transports on both sides, or the defaults.',
      },
    ],
    lessons: ['websocket'],
    source: ENGINE,
  },
  'engine-session': {
    title: { zh: 'Socket.IO：会话号不认识', en: 'Socket.IO: the session is unknown' },
    why: {
      zh: '这不是 CORS：code 1，Session ID unknown。请求落到了另一个节点，或者服务器重启过。',
      en: 'This is not CORS: code 1, Session ID unknown. The request reached another node, or the server was restarted.',
    },
    fix: [
      {
        zh: '多个节点要有粘性会话（如 nginx 的 ip_hash），或者只用 websocket。',
        en: 'With several nodes use sticky sessions (such as ip_hash in nginx), or websocket alone.',
      },
    ],
    lessons: ['websocket'],
    source: ENGINE,
  },
  'engine-forbidden': {
    title: { zh: 'Socket.IO：allowRequest 拒绝了连接', en: 'Socket.IO: allowRequest refused the connection' },
    why: {
      zh: '这不是 CORS：code 4，是服务器自己的检查（例如检查 Origin）拒绝的。',
      en: 'This is not CORS: code 4 is the server’s own check (of Origin, for one) that refused.',
    },
    fix: [
      {
        zh: '看 allowRequest 里的条件；允许名单里要有页面的源。',
        en: 'Read the condition in allowRequest; the list must have the origin of the page.',
      },
    ],
    lessons: ['websocket'],
    source: ENGINE,
  },
  'engine-protocol': {
    title: { zh: 'Socket.IO：两边的版本不合', en: 'Socket.IO: the versions do not fit' },
    why: {
      zh: '这不是 CORS：code 5，客户端的协议版本服务器不支持（v2 客户端连 v3 以后的服务器）。',
      en: 'This is not CORS: code 5, the server does not speak the client’s protocol (a client of v2 at a server of v3 or later).',
    },
    fix: [
      {
        zh: '升级客户端，或者在服务器上设 allowEIO3: true。',
        en: 'Upgrade the client, or set allowEIO3: true at the server.',
      },
    ],
    lessons: ['websocket'],
    source: ENGINE,
  },
  'namespace-invalid': {
    title: { zh: 'Socket.IO：没有这个命名空间', en: 'Socket.IO: there is no such namespace' },
    why: {
      zh: '这不是 CORS：连接成功了，服务器没有 URL 里那条路径对应的命名空间。io("http://host/path") 里的路径是命名空间，不是地址。',
      en: 'This is not CORS: the connection stands, and the server has no namespace of the path in the URL. In io("http://host/path") the path is a namespace, not an address.',
    },
    fix: [
      {
        zh: '去掉路径，或者在服务器上用 io.of("/path") 建立它；改挂载路径用 path 选项。',
        en: 'Take the path out, or make it at the server with io.of("/path"); for the mount point use the option path.',
      },
    ],
    lessons: ['websocket'],
  },
});
