import { FETCH, type Notes, note } from './note.ts';

/** The answer's side of CORS. */
export const corsHeaders: Notes = {
  'access-control-allow-origin': note(
    FETCH('http-access-control-allow-origin'),
    '哪个源的页面可以读这个响应：一个源、null 或 *，逐字节比较。它只管读取，请求这时已经处理完了；WebSocket 的 101 不看它。',
    'Which origin’s pages may read this answer: one origin, null or *, compared byte for byte. It governs reading alone; the request has been served by then. The 101 of a WebSocket ignores it.',
  ),
  'access-control-allow-credentials': note(
    FETCH('http-access-control-allow-credentials'),
    '必须恰好是 true（小写），带凭据的请求的响应才能读。这时 Access-Control-Allow-Origin 不能是 *。',
    'It must be exactly true, in lower case, for the answer to a request with credentials to be readable; Access-Control-Allow-Origin may then not be *.',
  ),
  'access-control-allow-methods': note(
    FETCH('http-access-control-allow-methods'),
    '对预检请求的回答：可以用哪些方法。区分大小写；GET、HEAD、POST 不必写。',
    'The answer to a preflight: the methods that may be used. Case matters; GET, HEAD and POST need not be listed.',
  ),
  'access-control-allow-headers': note(
    FETCH('http-access-control-allow-headers'),
    '对预检请求的回答：可以带哪些请求头。不分大小写；带凭据时 * 只是一个普通的名字。',
    'The answer to a preflight: the request headers that may be sent. Case does not matter; with credentials * is a name like any other.',
  ),
  'access-control-expose-headers': note(
    FETCH('http-access-control-expose-headers'),
    '页面还能读到哪些响应头。不写时只能读到 Content-Type 等少数几个。',
    'Which further response headers the page may read. Without it there are only a few, such as Content-Type.',
  ),
  'access-control-max-age': note(
    FETCH('http-access-control-max-age'),
    '预检结果可以记住多少秒；不写时是 5 秒，各浏览器另有上限。',
    'For how many seconds the outcome of a preflight may be remembered: 5 without this header, and browsers set limits of their own.',
  ),
};
