import { causes } from './cause.ts';

/** What many causes look like: said honestly, with what would tell them apart. */
export default causes({
  'failed-to-fetch': {
    title: { zh: '这只是症状：“请求失败了”', en: 'This is only a symptom: “the request failed”' },
    why: {
      zh: '页面的脚本得到的永远是这一句：六种 CORS 失败、服务器没开、证书不对，都一样。规范有意不告诉脚本原因，原因写在控制台里。',
      en: 'A script of the page always gets this one sentence: six CORS failures, a dead server and a bad certificate look alike. The standard keeps the reason from scripts on purpose; the console has it.',
    },
    fix: [
      {
        zh: '打开开发者工具（F12）的控制台，把旁边那几行红字一起贴进来。',
        en: 'Open the console of the developer tools (F12) and paste the red lines beside it.',
      },
    ],
    lessons: ['reading-a-failure#seven'],
    stops: null,
    vague: 8,
    asks: 'console',
  },
  'did-not-succeed': {
    title: { zh: 'Firefox：“CORS 请求未能成功”', en: 'Firefox: “CORS request did not succeed”' },
    why: {
      zh: '名字里有 CORS，其实是没有得到任何响应：服务器没开、地址或证书不对、连接被重置。预检失败时它也会跟在真正的原因后面出现。',
      en: 'It says CORS but means that no response came at all: the server is down, the URL or the certificate is wrong, or the connection was reset. After a failed preflight it also follows the line with the real reason.',
    },
    fix: [
      {
        zh: '看控制台里它前面有没有另一行写着原因，一起贴进来。',
        en: 'See whether a line with a reason stands before it in the console, and paste that, too.',
      },
      {
        zh: '在新标签页里直接打开这个地址，看服务器是否在、证书是否可信。',
        en: 'Open the URL in a tab of its own: is the server there, is its certificate trusted?',
      },
    ],
    lessons: ['reading-a-failure', 'saw-nothing'],
    stops: null,
    vague: 6,
    asks: 'console',
    hints: ['loopback'],
  },
  'failed-with-status': {
    title: { zh: '请求失败了，原因在旁边的另一行', en: 'The request failed; the reason is in another line' },
    why: {
      zh: 'net::ERR_FAILED 只说失败。如果后面有状态码，说明服务器返回了响应，是浏览器没有把它交给页面；原因在以 Access to … 开头的那一行。',
      en: 'net::ERR_FAILED says only that it failed. A status after it shows that the server did respond and the browser kept the response from the page; the reason is in the line that begins with Access to ….',
    },
    fix: [
      {
        zh: '把以 Access to 开头的那一行也贴进来。',
        en: 'Paste the line that begins with Access to as well.',
      },
    ],
    lessons: ['reading-a-failure'],
    stops: null,
    vague: 7,
    asks: 'console',
  },
  'same-origin-failed': {
    title: {
      zh: '请求是同源的，不是 CORS：没有拿到响应',
      en: 'The request is same-origin, so it isn’t CORS: no response came',
    },
    why: {
      zh: '页面和 URL 是同一个源，浏览器不做 CORS 检查，控制台里的字样也改变不了这一点。没有拿到响应，多半是连接断了：离线、页面正在离开，或者服务器没有响应就断开。',
      en: 'The page and the URL have the same origin, so the browser makes no CORS check, whatever the console calls it. No response arrived; most likely the connection ended: offline, the page was navigating away, or the server hung up without a response.',
    },
    fix: [
      {
        zh: '看请求失败时页面是否正在跳转或刷新（例如提交了表单、点了链接）。',
        en: 'See whether the page was navigating or reloading when it failed, for example after a form was submitted.',
      },
      {
        zh: '看服务器和代理的日志，以及“网络”面板里这个请求的状态；如果它被重定向到别的源，就把那一行也贴进来。',
        en: 'Read the logs of server and proxy, and the request in the Network panel; if it was redirected to another origin, paste that line as well.',
      },
    ],
    lessons: ['origin-site', 'reading-a-failure'],
    stops: null,
    // No message says it: it is what a vague one comes to at the page’s own origin.
    vague: 9,
  },
  'event-source-failed': {
    title: {
      zh: 'EventSource 没有连上，这句话没有说原因',
      en: 'The EventSource did not connect, and the line does not say why',
    },
    why: {
      zh: 'URL 是 http(s)，所以这是服务器推送（EventSource），不是 WebSocket。Firefox 对所有原因都是这一句：服务器没开、状态码不是 200、Content-Type 不是 text/event-stream，或者 CORS 检查失败。',
      en: 'The URL is http(s), so this is an EventSource (server-sent events), not a WebSocket. Firefox prints the same line for every reason: the server is down, the status isn’t 200, the Content-Type isn’t text/event-stream, or the CORS check failed.',
    },
    fix: [
      {
        zh: '看控制台里它旁边有没有“Cross-Origin Request Blocked”那一行，一起贴进来。',
        en: 'See whether a line “Cross-Origin Request Blocked” stands beside it in the console, and paste that too.',
      },
      {
        zh: '用下面的命令看服务器返回的状态码和 Content-Type。',
        en: 'See with the command below which status and Content-Type the server sends.',
      },
    ],
    lessons: ['reading-a-failure', 'cors-simple'],
    stops: null,
    vague: 5,
    asks: 'console',
  },
  'socket-1006': {
    title: { zh: '1006 只是症状：连接没有正常关闭', en: '1006 is only a symptom: no proper close' },
    why: {
      zh: '1006（或 1015）不会出现在报文里，是浏览器自己填的：握手被拒绝、服务器没开、证书不受信任、打开之后断线，页面得到的都是它。有没有 error 分不出这些情况：打开之后收到不合法的帧，也是先 error 再 1006。要看 open：触发过，就是打开之后断的；没触发过，就是从来没有打开。',
      en: '1006 (or 1015) never appears in a frame; the browser fills it in. A refused handshake, a server that is down, an untrusted certificate and a connection cut after opening all give it. An error event doesn’t tell them apart: an invalid frame after opening also gives error, then 1006. Look at open: if it fired, the connection was cut later; if it didn’t, the connection never opened.',
    },
    fix: [
      {
        zh: '贴上 Chromium 控制台里 WebSocket connection to … failed 那一行，它写着状态码。',
        en: 'Paste the line WebSocket connection to … failed of Chromium’s console: it has the status.',
      },
      {
        zh: '打开之后每隔固定时间断开：多半是代理的空闲超时（nginx 的 proxy_read_timeout，默认 60 秒），加心跳。',
        en: 'If it is cut after the same time again and again, it is mostly a proxy’s idle timeout (proxy_read_timeout in nginx, 60 s): send heartbeats.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: null,
    vague: 4,
    asks: 'console',
    compose: { websocket: { allow: 'partner' } },
  },
  'socket-failed': {
    title: {
      zh: 'WebSocket 没有连上，这句话没有说原因',
      en: 'The WebSocket did not connect, and the line does not say why',
    },
    why: {
      zh: '服务器没开、状态码不是 101、证书不受信任、连接在握手完成前断开，都可能是这一句。WebSocket 不经过 CORS 检查，所以不会是 CORS。',
      en: 'A server that is down, a status other than 101, an untrusted certificate, a connection that ended before the handshake was complete: all may read like this. It can’t be CORS, since a WebSocket isn’t subject to the CORS check.',
    },
    fix: [
      {
        zh: '用下面的命令重做一次握手，看服务器返回什么。',
        en: 'Make the handshake again with the command below to see what the server responds.',
      },
      {
        zh: '在“网络”面板里找到这个 WebSocket，看它的状态码和请求头。',
        en: 'Find the WebSocket in the Network panel, with its status and headers.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: null,
    vague: 3,
    asks: 'handshake',
    compose: { websocket: { allow: 'partner' } },
  },
  'signalr-failed': {
    title: { zh: 'SignalR：WebSocket 没有连上', en: 'SignalR: the WebSocket did not connect' },
    why: {
      zh: '它证明：negotiate 成功了，随后的 WebSocket 没有打开。这不会是 CORS：多半是代理没有转发 Upgrade，或者几个节点之间没有粘性会话。',
      en: 'It proves that negotiate succeeded and the WebSocket after it didn’t open. It can’t be CORS: usually a proxy doesn’t pass on Upgrade, or several nodes have no sticky sessions.',
    },
    fix: [
      {
        zh: '贴上控制台里 WebSocket connection to … failed 那一行；让代理转发 Upgrade，多个节点配上粘性会话。',
        en: 'Paste the console line WebSocket connection to … failed; have proxies pass on Upgrade, and use sticky sessions with several nodes.',
      },
    ],
    lessons: ['websocket'],
    kind: 'websocket',
    stops: null,
    vague: 12,
    asks: 'console',
  },
  'engine-refused': {
    title: { zh: 'Socket.IO：服务器用 400 拒绝了', en: 'Socket.IO: the server refused with a 400' },
    why: {
      zh: '400 有好几个原因，响应体里的 code 说明是哪一个：0 没有这种传输方式，1 不认识会话号（几个节点没有粘性会话），2、3 请求不对，4 被 allowRequest 拒绝，5 版本不合。Python 的服务器则在响应体里写一句话。',
      en: 'A 400 has several reasons, and code in the body tells which: 0 no such transport, 1 unknown session (several nodes without sticky sessions), 2 or 3 a bad request, 4 refused by allowRequest, 5 versions that don’t match. A Python server writes a sentence instead.',
    },
    fix: [
      {
        zh: '在“网络”面板里打开这个请求，看响应体；或者运行下面的命令，把输出贴进来。',
        en: 'Open the request in the Network panel and read its body; or run the command below and paste what it prints.',
      },
    ],
    lessons: ['socket-io#refusal-hidden'],
    kind: 'socket-io',
    stops: 'server',
    vague: 11,
    asks: 'server-log',
  },
  'engine-closed': {
    title: { zh: 'Socket.IO：连上之后断开了', en: 'Socket.IO: the connection ended after it was open' },
    why: {
      zh: '这不是 CORS：连接曾经打开。ping timeout 是心跳没有按时到（页面被挂起、服务器忙），transport close 是连接断了（网络、代理的空闲超时），parse error 是收到了解不开的包（多半是两边版本或压缩不一致）。',
      en: 'This isn’t CORS: the connection was open. ping timeout means that a heartbeat was late (a suspended page, a busy server), transport close that the connection was cut (network, a proxy’s idle timeout), parse error that a packet couldn’t be decoded (usually versions or parsers that differ).',
    },
    fix: [
      {
        zh: '看断开是不是总隔同样的时间：是，就把代理的空闲超时设得比 pingInterval 长；客户端会自己重连。',
        en: 'Is it always after the same time? Then set the proxy’s idle timeout above pingInterval; the client reconnects by itself.',
      },
      {
        zh: '两边用同一个大版本，同样的 parser。',
        en: 'Use one major version and the same parser on both sides.',
      },
    ],
    lessons: ['socket-io', 'websocket#layers'],
    kind: 'socket-io',
    stops: null,
    vague: 13,
    asks: 'server-log',
  },
  'xhr-poll-error': {
    title: { zh: 'Socket.IO：第一次轮询（polling）失败', en: 'Socket.IO: the first poll failed' },
    why: {
      zh: '它证明：客户端先用 XMLHttpRequest 轮询，没有读到响应。它不证明是 CORS：服务器没开、路径不对、allowRequest 拒绝，都是这一句。轮询要经过 CORS；只用 websocket 则不经过。',
      en: 'It proves that the client first polled by XMLHttpRequest and couldn’t read a response. It doesn’t prove CORS: a dead server, a wrong path and a refusal by allowRequest read the same. Polling is subject to CORS; websocket alone isn’t.',
    },
    fix: [
      {
        zh: '贴上控制台里它旁边的那一行：写着 blocked by CORS policy 才是 CORS。',
        en: 'Paste the console line beside it: only if it says blocked by CORS policy it is CORS.',
      },
      {
        zh: '如果是：在 new Server(httpServer, { cors: { origin: [页面的源] } }) 里写明；用了 withCredentials 还要 credentials: true。',
        en: 'If so: new Server(httpServer, { cors: { origin: [the page’s origin] } }), and credentials: true where the client uses withCredentials.',
      },
    ],
    lessons: ['websocket', 'cors-simple'],
    kind: 'socket-io',
    stops: null,
    vague: 1,
    asks: 'console',
    configurable: true,
    compose: { 'socket-io': { cors: 'off' } },
  },
  'websocket-error': {
    title: { zh: 'Socket.IO：WebSocket 传输失败', en: 'Socket.IO: the WebSocket transport failed' },
    why: {
      zh: '它证明：客户端直接用 websocket，握手没有成功。这不会是 CORS，cors 选项在这里不起作用。allowRequest 拒绝时控制台写的是 400，不是 403。',
      en: 'It proves that the client went straight to websocket and the handshake failed. It cannot be CORS, and the option cors changes nothing here. When allowRequest refuses, the console says 400, not 403.',
    },
    fix: [
      {
        zh: '贴上控制台里 WebSocket connection to … failed 那一行；检查代理是否转发 Upgrade。',
        en: 'Paste the console line WebSocket connection to … failed, and see that proxies pass Upgrade on.',
      },
    ],
    lessons: ['websocket'],
    kind: 'socket-io',
    stops: null,
    vague: 2,
    asks: 'console',
    compose: { 'socket-io': { transports: 'websocket', allow: 'partner' } },
  },
});
