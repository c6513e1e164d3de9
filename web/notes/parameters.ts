import { ENGINE_IO, FETCH, type Notes, note, RFC } from './note.ts';

/** Where the lab's own parameters are explained: URLs carry what is not hierarchical in the query. */
const QUERY = RFC(3986, '3.4');

/** Query parameters of the lab and of Engine.IO; names are compared with their case. */
export const parameters: Notes = {
  EIO: note(
    ENGINE_IO('query-parameters'),
    'Engine.IO 协议的版本，现在是 4。',
    'The version of the Engine.IO protocol: 4 today.',
  ),
  transport: note(
    ENGINE_IO('transports'),
    '这个请求用的传输方式：polling（长轮询）或 websocket。',
    'The transport of this request: polling (long-polling) or websocket.',
  ),
  sid: note(
    ENGINE_IO('query-parameters'),
    'Engine.IO 的会话 ID，由服务器在 open 包里给出；第一个请求没有，升级的握手要带上。',
    'The Engine.IO session’s id, which the server gives in its open packet; the first request has none, and an upgrade’s handshake carries it.',
  ),
  t: note(
    'https://socket.io/docs/v4/client-options/#timestampparam',
    '每次轮询都不同的值，防止缓存；预检的结果也因此没法复用。',
    'A value that differs with every poll, so that no cache responds; it also means that no preflight can be reused.',
  ),
  b64: note(
    ENGINE_IO('history'),
    '旧版客户端用它要求把二进制写成 base64。',
    'Older clients use it to request binary data as base64.',
  ),
  token: note(
    QUERY,
    '实验服务器发给这个面板的 128 位令牌，只用来把记录归到这个面板，随面板一起作废；这里打了码。',
    'The 128-bit token that the lab issued to this panel. It’s used to attribute records to the panel, expires with it, and is masked here.',
  ),
  run: note(
    QUERY,
    '这次运行的编号，用来把它的请求和连接归到一起；这里打了码。',
    'This run’s id, which groups its requests and connections; masked here.',
  ),
  allow: note(
    RFC(6455, '10.2'),
    '让实验服务器只接受这些源：逗号分隔，* 表示任何源。不写就不看 Origin。它会拒绝请求；cors 只管谁能读。',
    'Tells the lab to accept only these origins: separated by commas, * for any. Without it, the lab doesn’t look at Origin. It refuses requests, whereas cors only controls reading.',
  ),
  upstream: note(
    QUERY,
    '告诉实验服务器的开放代理去取哪一个：名字只有两个，从来不是地址。',
    'Tells the lab’s open proxy what to fetch: one of two names, never a URL.',
  ),
  list: note(
    QUERY,
    'on：开放代理有白名单，名单里只有 partner。',
    'on: the open proxy has an allowlist, with partner alone.',
  ),
  'strip-prefix': note(
    QUERY,
    'on：代理转发时去掉路径开头的 /api，相当于 rewrite 或 pathRewrite。',
    'on: the proxy removes /api from the path, as rewrite or pathRewrite does.',
  ),
  'change-origin': note(
    RFC(9110, '7.2'),
    'on：代理把 Host 换成目标的，相当于 changeOrigin: true。',
    'on: the proxy changes Host to the target’s, as changeOrigin: true does.',
  ),
  'rewrite-origin': note(
    RFC(6454, '7.3'),
    'on：代理把 Origin 换成目标的源。',
    'on: the proxy replaces Origin with the target’s origin.',
  ),
  'strip-domain': note(
    RFC(6265, '4.1.2.3'),
    "on：代理去掉 Set-Cookie 里的 Domain，相当于 cookieDomainRewrite: ''。",
    "on: the proxy removes Domain from Set-Cookie, as cookieDomainRewrite: '' does.",
  ),
  'pass-upgrade': note(
    RFC(9110, '7.6.1'),
    'off：代理不转发 Upgrade 和 Connection。',
    'off: the proxy doesn’t pass Upgrade and Connection on.',
  ),
  bare: note(
    QUERY,
    'on：代理后面的服务器的路径里没有 /api。',
    'on: the server behind the proxy has no /api in its paths.',
  ),
  'own-host': note(
    RFC(9110, '15.5.20'),
    'on：代理后面的服务器只认自己的 Host，别的返回 421。',
    'on: the server behind the proxy answers only to its own Host, and with 421 to any other.',
  ),
  domain: note(
    RFC(6265, '4.1.2.3'),
    'on：登录时的 Set-Cookie 写上服务器的 Domain。',
    'on: the Set-Cookie of the login has the server’s Domain.',
  ),
  session: note(
    RFC(9110, '15.5.2'),
    'on：没有会话 cookie 的请求得到 401。',
    'on: a request without the session cookie gets a 401.',
  ),
  as: note(
    QUERY,
    '要一个流，还是像长轮询那样一次一条消息。',
    'Whether to send a stream, or one message at a time as for long polling.',
  ),
  after: note(
    QUERY,
    '长轮询的页面上一次收到的是第几条消息，服务器等到下一条再响应。',
    'The number of the message that a polling page had last; the server responds once it has the next.',
  ),
  acah: note(
    FETCH('http-access-control-allow-headers'),
    '让实验服务器在预检的响应里允许这些请求头。',
    'Tells the lab which request headers to allow in its response to a preflight.',
  ),
  again: note(
    QUERY,
    '请求带 Last-Event-ID 时，也就是重连时，返回的状态码。',
    'The status for a request that carries Last-Event-ID, which is a reconnect.',
  ),
  mime: note(QUERY, '响应声明的类型。', 'The type that the response declares.'),
  per: note(
    QUERY,
    '一个响应里有几条消息，之后服务器就结束响应。',
    'How many messages one response holds before the server ends it.',
  ),
  ids: note(QUERY, '消息有没有 id。', 'Whether messages have an id.'),
  retry: note(
    'https://html.spec.whatwg.org/#concept-event-stream-reconnection-time',
    '让实验服务器在流里写这个重连时间，单位是毫秒。',
    'Tells the lab which reconnection time to write into the stream, in milliseconds.',
  ),
  name: note(QUERY, '事件的类型。', 'The type of the events.'),
  blank: note(
    QUERY,
    '消息后面有没有空行；没有的话，消息就没有结束。',
    'Whether a blank line follows each message; without it the message doesn’t end.',
  ),
  over: note(
    QUERY,
    '发完最后一条以后，服务器结束响应，并对重连返回 204。',
    'After the last message, the server ends the response and then returns 204.',
  ),
  every: note(QUERY, '每条消息之前等多少毫秒。', 'How many milliseconds to wait before each message.'),
  greet: note(
    QUERY,
    'WebSocket 连上以后，服务器要不要先打招呼。',
    'Whether the server greets a new WebSocket.',
  ),
  callback: note(
    QUERY,
    '响应要调用的函数。服务器把它写进脚本，所以必须检查它是不是函数名。',
    'The function that the response should call. The server writes it into a script, so it must check that it is a name.',
  ),
  seen: note(
    QUERY,
    '别的源的脚本在页面里读到的文字。实验服务器收到后什么也不做。',
    'Text that another origin’s script read in the page. The lab does nothing with it.',
  ),
  target: note(
    QUERY,
    '让实验服务器在响应里写一段脚本，用 postMessage 把数据交给它：一个源，any 是任何源，referrer 是 document.referrer；none 表示只返回 JSON。',
    'Tells the lab for whom the script in its response calls postMessage: an origin, any for all, referrer for document.referrer; none: JSON, without a script.',
  ),
  ad: note(
    QUERY,
    'on：这是别人的页面，说的是编造的数据。',
    'on: this is somebody else’s page, which sends invented data.',
  ),
  check: note(
    QUERY,
    '让实验服务器在处理之前检查什么：Origin、Sec-Fetch-Site、表单里的令牌、Referer，或 JSONP 的函数名。',
    'What the lab checks before it acts: Origin, Sec-Fetch-Site, the token in a form, Referer, or the name of a JSONP callback.',
  ),
  cors: note(
    'https://socket.io/docs/v4/handling-cors/',
    '告诉实验服务器，允许谁读取轮询的响应：源、*、reader 或 off。它不拒绝任何请求。',
    'Tells the lab who may read polled responses: origins, *, reader or off. It refuses no request.',
  ),
  credentials: note(
    'https://fetch.spec.whatwg.org/#http-access-control-allow-credentials',
    'on：让实验服务器在轮询的响应里写 Access-Control-Allow-Credentials: true。',
    'on: tells the lab to send Access-Control-Allow-Credentials: true with polled responses.',
  ),
  protocols: note(
    RFC(6455, '1.9'),
    '让实验服务器支持这些子协议，按偏好排序。',
    'Tells the lab to support these subprotocols, in order of preference.',
  ),
  push: note(
    RFC(6455, '1.1'),
    '让实验服务器每隔这么多毫秒推送一个计数：服务器不用等页面先发消息。',
    'Tells the lab to send a counter every so many milliseconds: the server needn’t wait for the page.',
  ),
  close: note(
    RFC(6455, '7.4'),
    '让实验服务器接受之后，用这个状态码和原因关闭连接；服务器靠这个办法让页面知道原因。',
    'Tells the lab to accept and then close with this code and reason: that’s how a server can tell the page why.',
  ),
  keyed: note(
    'https://html.spec.whatwg.org/#origin-keyed-agent-clusters',
    'off：让实验服务器的页面带上 Origin-Agent-Cluster: ?0。',
    'off: tells the lab to serve the page with Origin-Agent-Cluster: ?0.',
  ),
  relay: note(
    QUERY,
    'iframe 里的页面用哪个源的中转页写上层页面的 hash：above 是上层页面的源，own 是自己的源，none 是不用中转页。',
    'Through a relay of which origin the page in the iframe writes the hash of the page above: above, the origin of that page; own, its own; none, no relay.',
  ),
  sets: note(
    'https://html.spec.whatwg.org/#dom-document-domain',
    'iframe 里的页面给 document.domain 赋什么值：own 是自己的主机名，parent 是上一级域名。',
    'What the page in the iframe assigns to document.domain: own, its own host; parent, the domain above it.',
  ),
  delay: note(
    QUERY,
    '让实验服务器等这么多毫秒再响应。',
    'Tells the lab to wait this many milliseconds before it responds.',
  ),
};
