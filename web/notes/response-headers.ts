import { FETCH, type Notes, note, RFC } from './note.ts';

const HTML = (anchor: string) => `https://html.spec.whatwg.org/multipage/browsers.html#${anchor}`;

/** Header fields of answers, without those of CORS and of the handshake. */
export const responseHeaders: Notes = {
  upgrade: note(
    RFC(9110, '7.8'),
    '101 里是这条连接从现在起使用的协议；426 里是服务器要求改用的协议。',
    'In a 101: the protocol that this connection speaks from here on. In a 426: the one that the server asks for.',
  ),
  connection: note(
    RFC(9110, '7.6.1'),
    '只管到下一跳的选项：Upgrade 表示协议在这条连接上切换，close 表示答完就关，keep-alive 表示留着复用。',
    'Options for this one hop: Upgrade (the protocol changes on this connection), close (it ends after this answer) or keep-alive (it stays for more).',
  ),
  date: note(
    RFC(9110, '6.6.1'),
    '服务器生成这个响应的时间，精确到秒，总是 GMT。',
    'When the server made this answer, to the second, always in GMT.',
  ),
  'keep-alive': note(
    'https://www.rfc-editor.org/rfc/rfc9112#appendix-C.2.2',
    '空闲连接还会保留多久（timeout，秒）。源自 HTTP/1.0，至今没有标准定义它的参数；Node 会发送。',
    'How long an idle connection is kept (timeout, in seconds). It comes from HTTP/1.0 and no standard defines its parameters; Node sends it.',
  ),
  'content-type': note(
    RFC(9110, '8.3'),
    '响应体的媒体类型和字符编码。',
    'The media type of the body and its character encoding.',
  ),
  'content-length': note(
    RFC(9110, '8.6'),
    '响应体的字节数，读够就知道这个响应结束了。',
    'The length of the body in bytes; after that many the answer is over.',
  ),
  'content-encoding': note(
    RFC(9110, '8.4'),
    '响应体的压缩方式，浏览器解开后才交给页面。',
    'How the body is compressed; the browser undoes it before the page sees it.',
  ),
  'transfer-encoding': note(
    RFC(9112, '6.1'),
    'chunked 表示响应体分块发送，每块前写明长度，以长度为 0 的块结束。',
    'chunked: the body comes in pieces, each after its length, and ends with a piece of length 0.',
  ),
  vary: note(
    RFC(9110, '12.5.5'),
    '响应还取决于哪些请求头。按 Origin 给出不同的 Access-Control-Allow-Origin 时必须写 Origin，否则缓存会把给甲的答案交给乙。',
    'The request headers that this answer depends on. A server that answers each Origin differently must name Origin here, or a cache hands one origin the answer meant for another.',
  ),
  'cache-control': note(
    RFC(9111, '5.2'),
    '给缓存的指示：no-store 不许存，no-cache 每次都要问服务器，max-age 可以用多少秒。',
    'Orders to caches: no-store (keep nothing), no-cache (ask the server each time), max-age (good for so many seconds).',
  ),
  etag: note(
    RFC(9110, '8.8.3'),
    '这一份内容的标识，客户端下次带着它来问有没有变化。',
    'The tag of this version of the content; the client brings it along to ask whether it has changed.',
  ),
  location: note(
    RFC(9110, '10.2.2'),
    '重定向的去处。WebSocket 握手遇到重定向，浏览器不跟随，连接失败。',
    'Where a redirect leads. In a WebSocket handshake the browser does not follow it; the connection fails.',
  ),
  'set-cookie': note(
    FETCH('set-cookie-header'),
    '请浏览器存一个 cookie，带着作用范围和 SameSite 等属性。101 里的也会被存下。页面脚本读不到这一行。',
    'Asks the browser to keep a cookie, with its scope and attributes such as SameSite. It counts in a 101 as well. No script can read this line.',
  ),
  allow: note(RFC(9110, '10.2.1'), '这个地址支持的方法。', 'The methods that this address supports.'),
  'retry-after': note(
    RFC(9110, '10.2.3'),
    '多久以后再试：秒数或时间。',
    'When to try again: a number of seconds or a date.',
  ),
  'www-authenticate': note(
    RFC(9110, '11.6.1'),
    '服务器要求的认证方式，随 401 给出。',
    'The kind of authentication that the server asks for, with a 401.',
  ),
  server: note(
    RFC(9110, '10.2.4'),
    '服务器软件自报的名称。',
    'The name that the server software gives itself.',
  ),
  'x-content-type-options': note(
    FETCH('x-content-type-options-header'),
    'nosniff：浏览器不得猜测类型，脚本和样式的类型不对就不执行。',
    'nosniff: the browser must not guess the type, and does not run scripts or styles of a wrong one.',
  ),
  'content-security-policy': note(
    'https://w3c.github.io/webappsec-csp/#csp-header',
    '这个页面可以加载和连接什么。connect-src 也管 WebSocket：不在其中的地址，浏览器什么也不发。',
    'What this page may load and connect to. connect-src governs WebSockets too: to an address not on it the browser sends nothing.',
  ),
  'referrer-policy': note(
    'https://w3c.github.io/webappsec-referrer-policy/#referrer-policy-header',
    '从这个页面发出的请求在 Referer 里透露多少。',
    'How much requests made from this page tell in Referer.',
  ),
  'permissions-policy': note(
    'https://w3c.github.io/webappsec-permissions-policy/#permissions-policy-http-header-field',
    '这个页面和其中的 iframe 可以使用哪些浏览器功能。',
    'Which features of the browser this page and its frames may use.',
  ),
  'cross-origin-opener-policy': note(
    HTML('cross-origin-opener-policies'),
    '这个页面是否与打开它的、它打开的跨源窗口断开联系。',
    'Whether this page is cut off from windows of other origins that opened it or that it opens.',
  ),
  'cross-origin-embedder-policy': note(
    HTML('coep'),
    '这个页面只嵌入明确同意被跨源嵌入的资源。',
    'This page embeds only such resources of other origins as agree to it.',
  ),
  'cross-origin-resource-policy': note(
    FETCH('cross-origin-resource-policy-header'),
    '哪些页面可以用 no-cors 方式加载这个资源：same-origin、same-site 或 cross-origin。它不代替 CORS，也不管 WebSocket。',
    'Which pages may load this resource in mode no-cors: same-origin, same-site or cross-origin. It is no substitute for CORS and does not touch WebSockets.',
  ),
  'origin-agent-cluster': note(
    'https://html.spec.whatwg.org/multipage/browsers.html#origin-keyed-agent-clusters',
    '请浏览器按源（而不是按站）隔离这个页面；这样 document.domain 就不能用了。',
    'Asks the browser to isolate this page by origin rather than by site; document.domain then has no effect.',
  ),
  'strict-transport-security': note(
    RFC(6797, '6.1'),
    '在多少秒内只用 HTTPS 访问这个主机；对 ws: 也生效，会改成 wss:。',
    'For so many seconds this host is reached over HTTPS only; ws: becomes wss: likewise.',
  ),
};
