import { type Notes, note, RFC } from './note.ts';

/** The parts of the first line of a request and of an answer. */
export const startLines: Notes = {
  method: note(
    RFC(9110, '9.1'),
    '请求的方法。WebSocket 握手必须是 GET；OPTIONS 在这里是预检请求。',
    'The method of the request. A WebSocket handshake must be a GET; OPTIONS is a preflight here.',
  ),
  target: note(
    RFC(9112, '3.2'),
    '请求的目标：路径和查询参数，没有主机（主机在 Host 里），也没有 # 片段（片段从不发送）。',
    'The target of the request: path and query. The host is not in it (see Host), nor is the fragment after #, which is never sent.',
  ),
  version: note(
    RFC(9112, '2.3'),
    'HTTP 的版本。Upgrade 方式的握手只在 HTTP/1.1 里有；HTTP/2 用扩展的 CONNECT（RFC 8441）。',
    'The version of HTTP. A handshake by Upgrade exists in HTTP/1.1 alone; HTTP/2 uses an extended CONNECT (RFC 8441).',
  ),
  status: note(
    RFC(9110, '15'),
    '三位状态码，第一位是类别：1 还没完，2 成功，3 重定向，4 请求的问题，5 服务器的问题。',
    'The status in three digits, of which the first is its class: 1 not done yet, 2 success, 3 redirection, 4 the request’s fault, 5 the server’s.',
  ),
  reason: note(
    RFC(9112, '4'),
    '状态码的文字说明，给人看的；客户端应当忽略它，HTTP/2 里已经没有。',
    'The status in words, for people; a client should ignore it, and HTTP/2 has dropped it.',
  ),
};

/** Methods that appear in this lab. */
export const methods: Notes = {
  GET: note(
    RFC(9110, '9.3.1'),
    '取得内容，不应改变服务器的状态。WebSocket 握手和 Socket.IO 的接收轮询都用它。',
    'Fetches content and should change nothing on the server. WebSocket handshakes and Socket.IO’s receiving polls use it.',
  ),
  POST: note(
    RFC(9110, '9.3.3'),
    '提交内容让服务器处理。Socket.IO 在轮询方式下用它发送。',
    'Submits content for the server to process. Socket.IO sends with it while polling.',
  ),
  OPTIONS: note(
    RFC(9110, '9.3.7'),
    '询问可以做什么。浏览器的预检请求就是带 Origin 和 Access-Control-Request-Method 的 OPTIONS。',
    'Asks what is possible. A browser’s preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
  ),
  HEAD: note(RFC(9110, '9.3.2'), '与 GET 相同，但响应没有消息体。', 'Like GET, but the answer has no body.'),
};
