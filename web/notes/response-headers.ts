import { FETCH, type Notes, note, RFC } from './note.ts';

const HTML = (anchor: string) => `https://html.spec.whatwg.org/multipage/browsers.html#${anchor}`;

/** Headers of responses, without those of CORS and of the handshake. */
export const responseHeaders: Notes = {
  upgrade: note(
    RFC(9110, '7.8'),
    '在 101 里：这条连接从现在起使用的协议。在 426 里：服务器要求改用的协议。',
    'In a 101: the protocol that this connection uses from here on. In a 426: the protocol that the server requires.',
  ),
  connection: note(
    RFC(9110, '7.6.1'),
    '只对这一跳有效的选项：Upgrade 表示这条连接换协议，close 表示响应完就关，keep-alive 表示留着复用。',
    'Options for this one hop: Upgrade (this connection changes protocols), close (it ends after this response) or keep-alive (it stays open for more requests).',
  ),
  date: note(
    RFC(9110, '6.6.1'),
    '服务器生成这个响应的时间，精确到秒，总是 GMT。',
    'When the server created this response, to the second, always in GMT.',
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
    'The length of the body in bytes; after that many the response is complete.',
  ),
  'content-encoding': note(
    RFC(9110, '8.4'),
    '响应体的压缩方式，浏览器解压后才交给页面。',
    'How the body is compressed; the browser decompresses it before the page sees it.',
  ),
  'transfer-encoding': note(
    RFC(9112, '6.1'),
    'chunked 表示响应体分块发送，每块前写明长度，以长度为 0 的块结束。',
    'chunked: the body comes in pieces, each preceded by its length, and ends with a piece of length 0.',
  ),
  vary: note(
    RFC(9110, '12.5.5'),
    '响应还取决于哪些请求头。Access-Control-Allow-Origin 随 Origin 变化时必须写 Origin，否则缓存会把给一个源的响应交给另一个源。',
    'The request headers that this response depends on. If Access-Control-Allow-Origin depends on Origin, Origin must be listed here, or a cache hands one origin the response meant for another.',
  ),
  'cache-control': note(
    RFC(9111, '5.2'),
    '给缓存的指令：no-store 不许存，no-cache 每次都要问服务器，max-age 可以用多少秒。',
    'Instructions for caches: no-store (keep nothing), no-cache (check with the server each time), max-age (fresh for that many seconds).',
  ),
  etag: note(
    RFC(9110, '8.8.3'),
    '内容这一版的标识，客户端下次带着它来问有没有变化。',
    'Identifies this version of the content; the client sends it next time to ask whether it has changed.',
  ),
  location: note(
    RFC(9110, '10.2.2'),
    '重定向的目标。WebSocket 握手遇到重定向，浏览器不跟随，连接失败。',
    'Where a redirect leads. In a WebSocket handshake browsers don’t follow it, and the connection fails.',
  ),
  'set-cookie': note(
    FETCH('set-cookie-header'),
    '让浏览器保存一个 cookie，附带范围和 SameSite 等属性。写在 101 里也算数。任何脚本都读不到这一行。',
    'Asks the browser to keep a cookie, with its scope and attributes such as SameSite. It counts in a 101, too. No script can read this line.',
  ),
  allow: note(RFC(9110, '10.2.1'), '这个地址支持的方法。', 'The methods that this URL supports.'),
  'retry-after': note(
    RFC(9110, '10.2.3'),
    '什么时候再试：秒数或时间。',
    'When to try again: a number of seconds or a date.',
  ),
  'www-authenticate': note(
    RFC(9110, '11.6.1'),
    '服务器要求的认证方式，写在 401 里。',
    'The authentication that the server requires; sent with a 401.',
  ),
  server: note(
    RFC(9110, '10.2.4'),
    '服务器软件自报的名称。',
    'The name that the server software gives for itself.',
  ),
  'x-content-type-options': note(
    FETCH('x-content-type-options-header'),
    'nosniff：浏览器不猜类型；类型不对的脚本不执行，样式表不生效。',
    'nosniff: the browser doesn’t guess the type; scripts and style sheets of the wrong type aren’t used.',
  ),
  'content-security-policy': note(
    'https://w3c.github.io/webappsec-csp/#csp-header',
    '这个页面可以加载什么、连接哪里。connect-src 也管 WebSocket：没有列出的地址，浏览器什么也不发。',
    'What this page may load and connect to. connect-src applies to WebSockets too: to a URL that it doesn’t list, the browser sends nothing.',
  ),
  'referrer-policy': note(
    'https://w3c.github.io/webappsec-referrer-policy/#referrer-policy-header',
    '从这个页面发出的请求在 Referer 里透露多少。',
    'How much requests from this page reveal in Referer.',
  ),
  'permissions-policy': note(
    'https://w3c.github.io/webappsec-permissions-policy/#permissions-policy-http-header-field',
    '这个页面和其中的 iframe 可以使用哪些浏览器功能。',
    'Which browser features this page and its iframes may use.',
  ),
  'cross-origin-opener-policy': note(
    HTML('cross-origin-opener-policies'),
    '这个页面和打开它的、由它打开的跨源窗口，要不要断开联系。',
    'Whether this page is cut off from windows of other origins: those that opened it and those that it opens.',
  ),
  'cross-origin-embedder-policy': note(
    HTML('coep'),
    '要不要只嵌入明确同意被跨源嵌入的资源。',
    'Whether this page embeds only those cross-origin resources that agree to it.',
  ),
  'cross-origin-resource-policy': note(
    FETCH('cross-origin-resource-policy-header'),
    '哪些页面可以用 no-cors 模式加载这个资源：same-origin、same-site 或 cross-origin。它代替不了 CORS，也不管 WebSocket。',
    'Which pages may load this resource in no-cors mode: same-origin, same-site or cross-origin. It doesn’t replace CORS and doesn’t apply to WebSockets.',
  ),
  'origin-agent-cluster': note(
    'https://html.spec.whatwg.org/multipage/browsers.html#origin-keyed-agent-clusters',
    '让浏览器按源（而不是按站）隔离这个页面；之后设置 document.domain 不再有效果。',
    'Asks the browser to isolate this page by origin rather than by site; document.domain then has no effect.',
  ),
  'strict-transport-security': note(
    RFC(6797, '6.1'),
    '在这么多秒之内，浏览器只用 HTTPS 访问这个主机；ws: 也会改成 wss:。',
    'For that many seconds, browsers connect to this host over HTTPS only; ws: becomes wss: too.',
  ),
};
