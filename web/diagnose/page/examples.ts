import type { Bilingual } from '../../language.ts';

export interface Example {
  readonly id: string;
  readonly title: Bilingual;
  readonly paste: string;
}

/** Pastes to try: real sentences of browsers and real output of curl, with addresses that belong to nobody. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'mismatch',
    title: { zh: '值不是页面的源', en: 'The value is another origin' },
    paste: `Access to fetch at 'http://localhost:3001/api/user' from origin 'http://localhost:5173' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://localhost:5173/' that is not equal to the supplied origin. Have the server send the header with a valid value.
api.js:12  GET http://localhost:3001/api/user net::ERR_FAILED 200 (OK)`,
  },
  {
    id: 'preflight',
    title: { zh: '预检得到 401', en: 'A preflight that gets a 401' },
    paste: `fetch("https://api.example.com/orders/7", {
  method: "DELETE",
  headers: { "Authorization": "Bearer …" },
})

$ curl -i -X OPTIONS https://api.example.com/orders/7 -H 'Origin: https://shop.example.com' -H 'Access-Control-Request-Method: DELETE' -H 'Access-Control-Request-Headers: authorization'
HTTP/2 401
server: nginx
access-control-allow-origin: https://shop.example.com
content-length: 0
`,
  },
  {
    id: 'gateway',
    title: { zh: '502 没有 CORS 响应头', en: 'A 502 without CORS headers' },
    paste: `Access to XMLHttpRequest at 'https://api.example.com/upload' from origin 'https://shop.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
POST https://api.example.com/upload net::ERR_FAILED 502 (Bad Gateway)`,
  },
  {
    id: 'firefox',
    title: { zh: 'Firefox 的一行', en: 'A line of Firefox' },
    paste:
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘https://api.example.com/me’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
  },
  {
    id: 'websocket',
    title: { zh: 'WebSocket 403', en: 'A WebSocket and 403' },
    paste: `WebSocket connection to 'wss://chat.example.com/live' failed: Error during WebSocket handshake: Unexpected response code: 403`,
  },
  {
    id: 'socket-io',
    title: { zh: 'xhr poll error', en: 'xhr poll error' },
    paste: 'connect_error Error: xhr poll error',
  },
  {
    id: 'symptom',
    title: { zh: '只有 Failed to fetch', en: 'Failed to fetch alone' },
    paste: 'Uncaught (in promise) TypeError: Failed to fetch',
  },
  {
    id: 'network-panel',
    title: { zh: '“网络”面板里的预检', en: 'A preflight of the Network panel' },
    paste: `Request URL: https://api.example.com/orders
Request Method: OPTIONS
Status Code: 403 Forbidden
Response Headers
content-length: 20
vary: Origin
Request Headers
access-control-request-headers: content-type
access-control-request-method: POST
origin: https://shop.example.com`,
  },
  {
    id: 'server-log',
    title: { zh: '服务器日志', en: 'A server’s log' },
    paste: `WebSocket connection to 'ws://localhost:3000/cable' failed: Error during WebSocket handshake: Unexpected response code: 404
Started GET "/cable" [WebSocket] for 127.0.0.1
Request origin not allowed: http://localhost:5173`,
  },
  {
    id: 'configuration',
    title: { zh: '配置对不上', en: 'A configuration that doesn’t fit' },
    paste: `Access to fetch at 'http://localhost:3001/api/user' from origin 'http://localhost:5173' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.

app.use(cors({ origin: ['http://localhost:5173/'], credentials: true }));`,
  },
  {
    id: 'not-cors',
    title: { zh: '不是 CORS：iframe', en: 'Not CORS: a frame' },
    paste:
      "Refused to display 'https://shop.example.com/' in a frame because it set 'X-Frame-Options' to 'sameorigin'.",
  },
];
