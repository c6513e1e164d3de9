import { type Notes, note, RFC } from './note.ts';

/** The parts of the first line of a request and of a response. */
export const startLines: Notes = {
  method: note(
    RFC(9110, '9.1'),
    '请求的方法。WebSocket 握手必须是 GET；OPTIONS 在这里是预检请求。',
    'The request’s method. A WebSocket handshake must be a GET; an OPTIONS here is a preflight.',
  ),
  target: note(
    RFC(9112, '3.2'),
    '请求的目标：路径和查询参数，没有主机（主机在 Host 里），也没有 # 片段（片段从不发送）。',
    'The request’s target: path and query. It doesn’t contain the host (see Host) or the fragment after #, which is never sent.',
  ),
  version: note(
    RFC(9112, '2.3'),
    'HTTP 的版本。用 Upgrade 握手只在 HTTP/1.1 里有；HTTP/2 用扩展的 CONNECT（RFC 8441）。',
    'The HTTP version. Only HTTP/1.1 has a handshake with Upgrade; HTTP/2 uses an extended CONNECT (RFC 8441).',
  ),
  status: note(
    RFC(9110, '15'),
    '三位状态码，第一位是类别：1 还没完，2 成功，3 重定向，4 请求有问题，5 服务器有问题。',
    'The status in three digits; the first is its class: 1 not done yet, 2 success, 3 redirection, 4 a fault of the request, 5 a fault of the server.',
  ),
  reason: note(
    RFC(9112, '4'),
    '状态码的文字说明，给人看的；客户端应当忽略它，HTTP/2 里已经没有了。',
    'The status in words, for people; clients should ignore it, and HTTP/2 has dropped it.',
  ),
};

/** Methods that appear in this lab. */
export const methods: Notes = {
  GET: note(
    RFC(9110, '9.3.1'),
    '取得内容，不应该改变服务器的状态。WebSocket 握手、Socket.IO 轮询时的接收都用它。',
    'Fetches content and should change nothing on the server. WebSocket handshakes use it, and Socket.IO receives with it while polling.',
  ),
  POST: note(
    RFC(9110, '9.3.3'),
    '提交内容，由服务器处理。Socket.IO 轮询时用它发送。',
    'Submits content for the server to process. Socket.IO sends with it while polling.',
  ),
  OPTIONS: note(
    RFC(9110, '9.3.7'),
    '询问允许做什么。浏览器的预检请求就是带 Origin 和 Access-Control-Request-Method 的 OPTIONS。',
    'Asks what is allowed. A browser’s preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
  ),
  HEAD: note(
    RFC(9110, '9.3.2'),
    '与 GET 相同，但响应没有响应体。',
    'Like GET, but the response has no body.',
  ),
};
