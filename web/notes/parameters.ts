import { ENGINE_IO, type Notes, note, RFC } from './note.ts';

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
    'Engine.IO 的会话 ID，由服务器在 open 包里给出；第一个请求没有它，升级的握手带着它。',
    'The Engine.IO session, named by the server in its open packet; the first request has none, and the handshake of an upgrade carries it.',
  ),
  t: note(
    'https://socket.io/docs/v4/client-options/#timestampparam',
    '每个轮询请求都不同的值，防止缓存；因此预检的结果也无法复用。',
    'A value that differs with every poll, so that no cache answers; no preflight can be reused either.',
  ),
  b64: note(
    ENGINE_IO('history'),
    '旧版客户端要求把二进制写成 base64。',
    'Older clients ask for binary data as base64 with it.',
  ),
  token: note(
    QUERY,
    '实验室发给这个面板的 128 位令牌，只用来把记录归到你名下，随面板一起作废；这里被遮住。',
    'The 128-bit token that the lab issued to this panel. It serves to attribute records to you, dies with the panel, and is masked here.',
  ),
  run: note(
    QUERY,
    '这一次运行的编号，把它的请求和连接归在一起；这里被遮住。',
    'The number of this run, which holds its requests and connections together; masked here.',
  ),
  allow: note(
    RFC(6455, '10.2'),
    '请实验室只接受这些源：逗号分隔，* 表示任何源。不写就不看 Origin。它拒绝请求，cors 只挡读取。',
    'Asks the lab to accept these origins alone: separated by commas, * for any. Without it the lab looks at no Origin. It refuses requests, where cors only withholds reading.',
  ),
  cors: note(
    'https://socket.io/docs/v4/handling-cors/',
    '请实验室允许谁读取轮询的响应：源、*、reader 或 off。它不拒绝任何请求。',
    'Asks the lab whom to let read polled answers: origins, *, reader or off. It refuses no request.',
  ),
  credentials: note(
    'https://fetch.spec.whatwg.org/#http-access-control-allow-credentials',
    'on：请实验室在轮询的响应里写 Access-Control-Allow-Credentials: true。',
    'on: asks the lab to send Access-Control-Allow-Credentials: true with polled answers.',
  ),
  protocols: note(
    RFC(6455, '1.9'),
    '请实验室会说这些子协议，按偏好排序。',
    'Asks the lab to speak these subprotocols, the preferred first.',
  ),
  push: note(
    RFC(6455, '1.1'),
    '请实验室每隔这么多毫秒主动发一个计数：服务器不用等页面开口。',
    'Asks the lab to send a counter every so many milliseconds: the server need not wait for the page.',
  ),
  close: note(
    RFC(6455, '7.4'),
    '请实验室接受之后用这个状态码和原因关闭连接；这是服务器让页面知道原因的办法。',
    'Asks the lab to accept and then close with this code and reason: the way for a server to tell the page why.',
  ),
  delay: note(
    QUERY,
    '请实验室等这么多毫秒再回答。',
    'Asks the lab to wait so many milliseconds before it answers.',
  ),
};
