import { FETCH, type Notes, note, RFC } from './note.ts';

const METADATA = (name: string) => `https://w3c.github.io/webappsec-fetch-metadata/#${name}-header`;
const CLIENT_HINTS = (name: string) => `https://wicg.github.io/ua-client-hints/#${name}`;

/** Header fields of requests, as Chromium, Firefox, WebKit and Socket.IO clients send them. */
export const requestHeaders: Notes = {
  host: note(
    RFC(9110, '7.2'),
    '请求要找的主机和端口，取自 URL。服务器应当拒绝不认识的 Host，以防 DNS 重绑定。',
    'The host and port that the request is for, taken from the URL. A server should refuse a Host it does not know, against DNS rebinding.',
  ),
  connection: note(
    RFC(9110, '7.6.1'),
    '只管到下一跳的选项。握手里是 Upgrade，表示 Upgrade 这一行是说给下一跳听的；keep-alive 表示连接留着复用。',
    'Options for this one hop. In a handshake it is Upgrade, which makes the Upgrade line a matter of this hop; keep-alive asks to keep the connection for more requests.',
  ),
  upgrade: note(
    RFC(9110, '7.8'),
    '客户端希望在这条连接上改用的协议，这里是 websocket。只在 HTTP/1.1 里有。',
    'The protocol that the client would like to go over to on this connection: websocket. It exists in HTTP/1.1 alone.',
  ),
  origin: note(
    FETCH('origin-header'),
    '请求来自哪个源（协议、主机、端口），由浏览器写，页面改不了。CORS 请求、WebSocket 握手，以及方法不是 GET 或 HEAD 的请求都带着它；no-cors 的 GET（图片、脚本、链接）没有。不透明的源写作 null。浏览器以外的客户端可以随意伪造。',
    'The origin (scheme, host, port) that sent the request, written by the browser; a page can’t change it. CORS requests, WebSocket handshakes and methods other than GET and HEAD carry it; a no-cors GET (image, script, link) doesn’t. It is null for an opaque origin. Clients other than browsers can send any value.',
  ),
  pragma: note(
    RFC(9111, '5.4'),
    'HTTP/1.0 时代的「不要缓存」，已废弃。浏览器在握手里仍与 Cache-Control: no-cache 一起发送。',
    'The “do not cache” of HTTP/1.0, deprecated. Browsers still send it in a handshake, beside Cache-Control: no-cache.',
  ),
  'cache-control': note(
    RFC(9111, '5.2'),
    '给沿途缓存的指示。no-cache 表示不得未经验证就用存下的响应；握手总是这样发。',
    'Orders to the caches on the way. no-cache forbids answering from a cache without asking the server; a handshake always says so.',
  ),
  'user-agent': note(
    RFC(9110, '10.1.5'),
    '浏览器自报的名称和版本，出于历史原因写得像别的浏览器。不要据此做安全判断。',
    'The name and version that the browser gives itself, dressed up as others for history’s sake. No security decision should rest on it.',
  ),
  accept: note(
    RFC(9110, '12.5.1'),
    '客户端愿意接受的媒体类型。Chromium 的握手里没有它，Firefox 的有。',
    'The media types that the client accepts. Chromium leaves it out of a handshake, Firefox sends it.',
  ),
  'accept-encoding': note(
    RFC(9110, '12.5.3'),
    '客户端会解的压缩方式，用于响应体。WebSocket 消息的压缩与它无关，由扩展协商。',
    'The codings that the client can undo, for response bodies. Compression of WebSocket messages is another matter: an extension negotiates it.',
  ),
  'accept-language': note(
    RFC(9110, '12.5.4'),
    '用户偏好的语言，q 值越大越优先。',
    'The languages that the user prefers; the larger q, the better.',
  ),
  cookie: note(
    FETCH('cookie-header'),
    'cookie 罐里适用于这个地址的 cookie。cookie 不分端口，所以本机其他应用的也会在里面；它们在这里被遮住，只数个数。WebSocket 握手总会带上。',
    'The cookies of the jar that apply to this address. Cookies ignore the port, so those of other applications on this machine are among them; here they are masked and only counted. A WebSocket handshake always carries them.',
  ),
  authorization: note(
    RFC(9110, '11.6.2'),
    '客户端的凭证。浏览器里的 WebSocket 不能由页面设置它；这里的内容被遮住。',
    'The client’s credentials. A page cannot set it on a WebSocket; its content is masked here.',
  ),
  'proxy-authorization': note(
    RFC(9110, '11.7.2'),
    '给代理的凭证；这里的内容被遮住。',
    'Credentials for a proxy; its content is masked here.',
  ),
  referer: note(
    RFC(9110, '10.1.3'),
    '请求从哪个地址发起（单词历来拼错）。跨源时默认只剩源；WebSocket 握手不带它。',
    'The address that the request was made from (the misspelling is historical). Across origins only the origin is left by default; a WebSocket handshake has none.',
  ),
  'sec-fetch-dest': note(
    METADATA('sec-fetch-dest'),
    '请求的结果拿去做什么。脚本发起的请求是 empty。Firefox 在握手里也发，Chromium 不发。',
    'What the result is for; empty for a request by script. Firefox sends it in a handshake, Chromium does not.',
  ),
  'sec-fetch-mode': note(
    METADATA('sec-fetch-mode'),
    '请求的模式：cors、no-cors、navigate、websocket 等。Chromium 的 WebSocket 握手里没有它。',
    'The mode of the request: cors, no-cors, navigate, websocket and so on. Chromium leaves it out of a WebSocket handshake.',
  ),
  'sec-fetch-site': note(
    METADATA('sec-fetch-site'),
    '发起者与目标的关系：same-origin 同源、same-site 同站跨源、cross-site 跨站、none 用户直接打开。Chromium 的 WebSocket 握手里没有它。',
    'How the initiator stands to the target: same-origin, same-site (another origin of the site), cross-site, or none where the user opened it. Chromium leaves it out of a WebSocket handshake.',
  ),
  'sec-fetch-user': note(
    METADATA('sec-fetch-user'),
    '导航由用户操作触发时为 ?1，其他请求没有它。',
    'It is ?1 on a navigation that the user started, and absent on everything else.',
  ),
  'sec-fetch-storage-access': note(
    'https://privacycg.github.io/storage-access-headers/#sec-fetch-storage-access-header',
    '跨站请求能否用到未分区的 cookie：none 不能，inactive 已授权但未启用，active 可以。',
    'Whether a cross-site request has its unpartitioned cookies: none, inactive (granted, not in use) or active.',
  ),
  'sec-ch-ua': note(
    CLIENT_HINTS('sec-ch-ua'),
    '浏览器品牌和主版本的列表，掺有一个故意编造的品牌。Chromium 一系才发送，WebSocket 握手里没有。',
    'A list of the browser’s brands and major versions, with an invented one among them. Only the Chromium family sends it, and not in a WebSocket handshake.',
  ),
  'sec-ch-ua-mobile': note(
    CLIENT_HINTS('sec-ch-ua-mobile'),
    '浏览器是否偏好移动版界面：?1 是，?0 否。',
    'Whether the browser prefers a mobile experience: ?1 for yes, ?0 for no.',
  ),
  'sec-ch-ua-platform': note(
    CLIENT_HINTS('sec-ch-ua-platform'),
    '操作系统的名称。',
    'The name of the operating system.',
  ),
  'sec-purpose': note(
    FETCH('sec-purpose-header'),
    '请求的特殊用途，如 prefetch：还不确定用户会不会用到。',
    'A special purpose such as prefetch: whether the user will need the answer is not known yet.',
  ),
  dnt: note(
    'https://www.w3.org/TR/tracking-dnt/#dnt-header-field',
    '「不要跟踪我」的表态，标准已停止推进，各浏览器正在移除。',
    '“Do not track me”, of a standard that was given up; browsers are removing it.',
  ),
  'sec-gpc': note(
    'https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests',
    '用户不同意出售或共享个人数据（Global Privacy Control）时为 1。',
    'It is 1 where the user objects to the sale or sharing of personal data (Global Privacy Control).',
  ),
  priority: note(
    RFC(9218, '5'),
    '请求的优先级：u 是紧急程度（0 最急，7 最缓），i 表示可以边收边用。',
    'How urgent the request is: u from 0 (most) to 7 (least), and i where the answer can be used piece by piece.',
  ),
  'upgrade-insecure-requests': note(
    'https://w3c.github.io/webappsec-upgrade-insecure-requests/#preference',
    '浏览器希望得到加密的页面；与 Upgrade: websocket 无关。',
    'The browser would rather have the page encrypted. It has nothing to do with Upgrade: websocket.',
  ),
  'access-control-request-method': note(
    FETCH('http-access-control-request-method'),
    '预检请求在问：接下来的请求可以用这个方法吗？',
    'The preflight asks: may the request that follows use this method?',
  ),
  'access-control-request-headers': note(
    FETCH('http-access-control-request-headers'),
    '预检请求在问：接下来的请求可以带这些请求头吗？名字小写、按字母排序。',
    'The preflight asks: may the request that follows carry these headers? The names are in lower case and sorted.',
  ),
  'content-type': note(
    RFC(9110, '8.3'),
    '请求体的媒体类型。Socket.IO 轮询的 POST 用 text/plain;charset=UTF-8，它在安全名单里，所以不需要预检。',
    'The media type of the body. Socket.IO’s polling POSTs use text/plain;charset=UTF-8, which is on the safelist, so that no preflight is needed.',
  ),
  'content-length': note(RFC(9110, '8.6'), '请求体的字节数。', 'The length of the body in bytes.'),
  'transfer-encoding': note(
    RFC(9112, '6.1'),
    'chunked 表示消息体分块发送，每块前写明长度，以长度为 0 的块结束。',
    'chunked: the body comes in pieces, each after its length, and ends with a piece of length 0.',
  ),
  te: note(
    RFC(9110, '10.1.4'),
    '客户端愿意接受的传输编码；trailers 表示可以接受尾部字段。',
    'The transfer codings that the client takes; trailers means that it takes trailer fields.',
  ),
  expect: note(
    RFC(9110, '10.1.1'),
    '100-continue：客户端等服务器点头再发送请求体。',
    '100-continue: the client waits for the server’s nod before it sends the body.',
  ),
  'if-none-match': note(
    RFC(9110, '13.1.2'),
    '客户端手里那一份的标识；没有变化时服务器只答 304。',
    'The tag of the copy that the client holds; if nothing changed the server answers just 304.',
  ),
};
