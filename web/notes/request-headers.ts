import { FETCH, type Notes, note, RFC } from './note.ts';

const METADATA = (name: string) => `https://w3c.github.io/webappsec-fetch-metadata/#${name}-header`;
const CLIENT_HINTS = (name: string) => `https://wicg.github.io/ua-client-hints/#${name}`;

/** Headers of requests, as Chromium, Firefox, WebKit and Socket.IO clients send them. */
export const requestHeaders: Notes = {
  host: note(
    RFC(9110, '7.2'),
    '请求发往的主机和端口，取自 URL。服务器应当拒绝不认识的 Host，以防 DNS 重绑定。',
    'The host and port that the request is for, taken from the URL. As a protection against DNS rebinding, a server should refuse a Host that it doesn’t know.',
  ),
  connection: note(
    RFC(9110, '7.6.1'),
    '只对这一跳有效的选项。握手里是 Upgrade，表示 Upgrade 这一行只对这一跳有效；keep-alive 表示连接留着复用。',
    'Options for this one hop. In a handshake it’s Upgrade, which says that the Upgrade header applies to this hop only; keep-alive keeps the connection open for more requests.',
  ),
  upgrade: note(
    RFC(9110, '7.8'),
    '客户端希望这条连接改用的协议，这里是 websocket。只有 HTTP/1.1 有。',
    'The protocol that the client wants this connection to switch to: websocket. Only HTTP/1.1 has this header.',
  ),
  via: note(
    RFC(9110, '7.6.3'),
    '转发这个请求的代理留下的名字。浏览器自己发的请求没有它。',
    'The name of the proxy that sent this request on. Requests that come straight from a browser don’t have it.',
  ),
  origin: note(
    FETCH('origin-header'),
    '请求来自哪个源（协议、主机、端口），由浏览器写，页面改不了。CORS 请求、WebSocket 握手，以及方法不是 GET 或 HEAD 的请求都带着它；no-cors 的 GET（图片、脚本、链接）没有。不透明的源写作 null。浏览器以外的客户端可以随意伪造。',
    'The origin (scheme, host, port) that sent the request, written by the browser; a page can’t change it. CORS requests, WebSocket handshakes and methods other than GET and HEAD carry it; a no-cors GET (image, script, link) doesn’t. It is null for an opaque origin. Clients other than browsers can send any value.',
  ),
  pragma: note(
    RFC(9111, '5.4'),
    'HTTP/1.0 时代的“不要缓存”，已废弃。浏览器在握手里仍把它和 Cache-Control: no-cache 一起发送。',
    'HTTP/1.0’s “don’t cache”, now deprecated. Browsers still send it in a handshake, along with Cache-Control: no-cache.',
  ),
  'cache-control': note(
    RFC(9111, '5.2'),
    '给途中缓存的指令。no-cache 表示要先向服务器确认，才能用存下的响应；握手总是这样写。',
    'Instructions for the caches on the way. no-cache means that a cached response may only be used after checking with the server; a handshake always says so.',
  ),
  'user-agent': note(
    RFC(9110, '10.1.5'),
    '浏览器自报的名称和版本，因为历史原因还写着别的浏览器的名字。不要据此做安全判断。',
    'The browser’s name and version, with names of other browsers in it for historical reasons. Don’t base security decisions on it.',
  ),
  accept: note(
    RFC(9110, '12.5.1'),
    '客户端愿意接受的媒体类型。Chromium 的握手里没有它，Firefox 的有。',
    'The media types that the client accepts. Firefox sends it in a handshake; Chromium doesn’t.',
  ),
  'accept-encoding': note(
    RFC(9110, '12.5.3'),
    '客户端能解压的响应体压缩方式。WebSocket 消息的压缩与它无关，由扩展协商。',
    'The compression formats that the client accepts for response bodies. Compression of WebSocket messages is separate and negotiated by an extension.',
  ),
  'accept-language': note(
    RFC(9110, '12.5.4'),
    '用户偏好的语言，q 值越大越优先。',
    'The languages that the user prefers; the higher the q, the more preferred.',
  ),
  'last-event-id': note(
    'https://html.spec.whatwg.org/#the-last-event-id-header',
    '最后一条消息的 id，让服务器从下一条接着发。EventSource 重连时由浏览器写，不需要预检；页面自己用 fetch 写它，就要先预检。',
    'The id of the last message, so that the server can go on with the next. When an EventSource reconnects, the browser writes it and there is no preflight; a page that sets it with fetch causes one.',
  ),
  cookie: note(
    FETCH('cookie-header'),
    '浏览器保存的、适用于这个地址的 cookie。cookie 不分端口，所以本机其他应用的也会在里面，这里打了码，只显示个数。WebSocket 握手总会带上规则允许的 cookie。',
    'The browser’s cookies that apply to this URL. Cookies ignore the port, so those of other applications on this machine are included; here they are masked and only counted. A WebSocket handshake always carries the cookies that the rules allow.',
  ),
  authorization: note(
    RFC(9110, '11.6.2'),
    '客户端的凭据。页面没法给 WebSocket 设置它；内容在这里打了码。',
    'The client’s credentials. A page can’t set it on a WebSocket. Its value is masked here.',
  ),
  'proxy-authorization': note(
    RFC(9110, '11.7.2'),
    '给代理的凭据；内容在这里打了码。',
    'Credentials for a proxy; the value is masked here.',
  ),
  referer: note(
    RFC(9110, '10.1.3'),
    '请求是从哪个地址的页面发起的（这个词的拼写错误由来已久）。跨源时默认只写源；WebSocket 握手没有它。',
    'The URL of the page that made the request (the misspelling is historical). Across origins it contains only the origin by default; a WebSocket handshake has none.',
  ),
  'sec-fetch-dest': note(
    METADATA('sec-fetch-dest'),
    '响应要拿去做什么。脚本发起的请求是 empty。Firefox 的握手里有它，Chromium 的没有。',
    'What the response is for; empty for a request made by a script. Firefox sends it in a handshake; Chromium doesn’t.',
  ),
  'sec-fetch-mode': note(
    METADATA('sec-fetch-mode'),
    '请求的模式：cors、no-cors、navigate、websocket 等。Chromium 的 WebSocket 握手里没有它。',
    'The request’s mode: cors, no-cors, navigate, websocket and so on. Chromium doesn’t send it in a WebSocket handshake.',
  ),
  'sec-fetch-site': note(
    METADATA('sec-fetch-site'),
    '发起者与目标的关系：same-origin 同源、same-site 同站跨源、cross-site 跨站、none 用户直接打开。Chromium 的 WebSocket 握手里没有它。',
    'How the initiator relates to the target: same-origin, same-site (another origin of that site), cross-site, or none if the user opened it directly. Chromium doesn’t send it in a WebSocket handshake.',
  ),
  'sec-fetch-user': note(
    METADATA('sec-fetch-user'),
    '由用户操作触发的跳转是 ?1，其他请求没有它。',
    '?1 on a navigation that the user started; absent from all other requests.',
  ),
  'sec-fetch-storage-access': note(
    'https://privacycg.github.io/storage-access-headers/#sec-fetch-storage-access-header',
    '跨站请求能否用到未分区的 cookie：none 不能，inactive 已授权但未启用，active 可以。',
    'Whether a cross-site request has access to unpartitioned cookies: none, inactive (granted but not in use) or active.',
  ),
  'sec-ch-ua': note(
    CLIENT_HINTS('sec-ch-ua'),
    '浏览器的品牌和主版本，其中有一个是故意编造的。只有 Chromium 系的浏览器发送，WebSocket 握手里没有。',
    'The browser’s brands and major versions, one of them invented on purpose. Only Chromium-based browsers send it, and not in a WebSocket handshake.',
  ),
  'sec-ch-ua-mobile': note(
    CLIENT_HINTS('sec-ch-ua-mobile'),
    '浏览器是否想要移动版页面：?1 是，?0 否。',
    'Whether the browser prefers a mobile page: ?1 for yes, ?0 for no.',
  ),
  'sec-ch-ua-platform': note(
    CLIENT_HINTS('sec-ch-ua-platform'),
    '操作系统的名称。',
    'The name of the operating system.',
  ),
  'sec-purpose': note(
    FETCH('sec-purpose-header'),
    '请求的特殊用途，如 prefetch（预取）：用户不一定用得到响应。',
    'A special purpose such as prefetch: the user may never need the response.',
  ),
  dnt: note(
    'https://www.w3.org/TR/tracking-dnt/#dnt-header-field',
    '“不要跟踪我”，出自一份已经放弃的标准，各浏览器正在移除。',
    '“Do not track me”, from an abandoned standard; browsers are removing it.',
  ),
  'sec-gpc': note(
    'https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests',
    '值为 1，表示用户不同意出售或共享个人数据（Global Privacy Control）。',
    '1 means that the user objects to the sale or sharing of personal data (Global Privacy Control).',
  ),
  priority: note(
    RFC(9218, '5'),
    '请求的优先级：u 是紧急程度（0 最急，7 最不急），i 表示可以边收边用。',
    'How urgent the request is: u from 0 (most) to 7 (least); i means that the response can be used as it arrives.',
  ),
  'upgrade-insecure-requests': note(
    'https://w3c.github.io/webappsec-upgrade-insecure-requests/#preference',
    '浏览器希望页面走加密连接；与 Upgrade: websocket 无关。',
    'The browser prefers an encrypted connection for the page. It has nothing to do with Upgrade: websocket.',
  ),
  'access-control-request-method': note(
    FETCH('http-access-control-request-method'),
    '预检请求在问：接下来的请求可以用这个方法吗？',
    'The preflight asks: may the request that follows use this method?',
  ),
  'access-control-request-headers': note(
    FETCH('http-access-control-request-headers'),
    '预检请求在问：接下来的请求可以带这些请求头吗？名字全部小写，按字母排序。',
    'The preflight asks: may the request that follows carry these headers? The names are in lower case and sorted.',
  ),
  'content-type': note(
    RFC(9110, '8.3'),
    '请求体的媒体类型。Socket.IO 轮询的 POST 用 text/plain;charset=UTF-8，它在安全名单里，所以不需要预检。',
    'The media type of the body. Socket.IO’s polling POSTs use text/plain;charset=UTF-8, which is on the safelist, so they need no preflight.',
  ),
  'content-length': note(RFC(9110, '8.6'), '请求体的字节数。', 'The length of the body in bytes.'),
  'transfer-encoding': note(
    RFC(9112, '6.1'),
    'chunked 表示请求体分块发送，每块前写明长度，以长度为 0 的块结束。',
    'chunked: the body comes in pieces, each preceded by its length, and ends with a piece of length 0.',
  ),
  te: note(
    RFC(9110, '10.1.4'),
    '客户端愿意接受的传输编码；trailers 表示可以接受尾部字段（trailer）。',
    'The transfer codings that the client accepts; trailers means that it accepts trailer fields.',
  ),
  expect: note(
    RFC(9110, '10.1.1'),
    '100-continue：客户端等服务器同意，再发送请求体。',
    '100-continue: the client waits for the server’s go-ahead before it sends the body.',
  ),
  'if-none-match': note(
    RFC(9110, '13.1.2'),
    '客户端缓存的那一份的标识；内容没有变化，服务器就只返回 304。',
    'The tag of the client’s cached copy; if nothing has changed, the server responds with just a 304.',
  ),
};
