import { FETCH, type Notes, note } from './note.ts';

/** The response's side of CORS. */
export const corsHeaders: Notes = {
  'access-control-allow-origin': note(
    FETCH('http-access-control-allow-origin'),
    '哪个源的页面可以读这个响应：一个源、null 或 *，逐字节比较。它只管读取：请求早就到了服务器。WebSocket 的 101 里，浏览器不看它。',
    'Which origin’s pages may read this response: one origin, null or *, compared byte for byte. It only controls reading: by then the request has reached the server. In a WebSocket’s 101 browsers ignore it.',
  ),
  'access-control-allow-credentials': note(
    FETCH('http-access-control-allow-credentials'),
    '请求带凭据时，必须恰好是小写的 true，页面才读得到响应；这时 Access-Control-Allow-Origin 不能是 *。',
    'If the request carries credentials, this must be exactly true, in lower case, or the page can’t read the response; Access-Control-Allow-Origin must not be * then.',
  ),
  'access-control-allow-methods': note(
    FETCH('http-access-control-allow-methods'),
    '写在预检请求的响应里：可以用哪些方法。区分大小写；GET、HEAD、POST 不用写。',
    'In the response to a preflight: the methods that may be used. Case matters; GET, HEAD and POST needn’t be listed.',
  ),
  'access-control-allow-headers': note(
    FETCH('http-access-control-allow-headers'),
    '写在预检请求的响应里：可以带哪些请求头。不分大小写；请求带凭据时，* 只是一个普通的名字。',
    'In the response to a preflight: the request headers that may be sent. Case doesn’t matter; for a request with credentials, * is just a name.',
  ),
  'access-control-expose-headers': note(
    FETCH('http-access-control-expose-headers'),
    '页面还能读到哪些响应头。不写时只能读到 Content-Type 等少数几个。',
    'Which other response headers the page may read. Without it, only a few can be read, such as Content-Type.',
  ),
  'access-control-max-age': note(
    FETCH('http-access-control-max-age'),
    '预检的结果可以缓存多少秒；不写就是 5 秒，各浏览器另有上限。',
    'How many seconds the result of a preflight may be cached: 5 without this header. Browsers also have limits.',
  ),
};
