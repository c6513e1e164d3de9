import { getField, listOf } from '../../rules/core/exchange.ts';
import type { Known } from '../known.ts';
import { fits, type Hint, statusOf, urlOf } from './hint.ts';

const LOCAL =
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/;

function starred(known: Known, name: string): boolean {
  return known.preflight !== null && listOf(getField(known.preflight.fields, name)).includes('*');
}

/** What the request itself betrays. */
export const requestHints: readonly Hint[] = [
  {
    id: 'method-case',
    applies: ({ cause, said }, { method }) => {
      const sent = said?.method ?? method;
      return cause === 'preflight-method' && sent !== null && sent !== sent.toUpperCase();
    },
    text: {
      zh: '方法名是小写：浏览器只把 GET、HEAD、POST、PUT、DELETE、OPTIONS 改成大写，patch 会原样发出，与 PATCH 不是同一个方法。在页面里写大写。',
      en: 'The method is in lower case: browsers put only GET, HEAD, POST, PUT, DELETE and OPTIONS into upper case; patch is sent as it is, and is not PATCH. Write it in upper case in the page.',
    },
  },
  {
    id: 'star-with-credentials',
    applies: ({ cause }, known) =>
      known.credentials === 'include' &&
      ((cause === 'preflight-method' && starred(known, 'Access-Control-Allow-Methods')) ||
        (cause === 'preflight-header' && starred(known, 'Access-Control-Allow-Headers'))),
    text: {
      zh: '名单里有 *，但请求带凭据，这时 * 只是一个普通的名字：要一个个写明。',
      en: 'The list has *, but the request carries credentials, and then * is a plain name: write each one out.',
    },
  },
  {
    id: 'json-header',
    applies: ({ cause, said }) =>
      cause === 'preflight-header' && said?.header?.toLowerCase() === 'content-type',
    text: {
      zh: '是 Content-Type: application/json 引起的：JSON 不在安全名单里，服务器要允许 content-type。',
      en: 'Content-Type: application/json is the reason: JSON is not on the safelist, so the server must allow content-type.',
    },
  },
  {
    id: 'response-header-in-request',
    applies: ({ cause, said }) =>
      cause === 'preflight-header' && /^access-control-allow-/i.test(said?.header ?? ''),
    text: {
      zh: '页面把 Access-Control-Allow-… 写成了请求头：它是响应头，只有服务器写才有用。从页面里删掉。',
      en: 'The page sends Access-Control-Allow-… as a request header. It’s a response header, which only the server can send: delete it in the page.',
    },
  },
  {
    id: 'mode-no-cors',
    applies: ({ cause }, { mode }) => mode === 'no-cors' && cause !== 'opaque' && cause !== 'no-cors-method',
    text: {
      zh: '页面用了 mode: "no-cors"：这样永远读不到响应。去掉它。',
      en: 'The page uses mode: "no-cors", with which no response can ever be read. Remove it.',
    },
  },
  {
    id: 'loopback-from-outside',
    applies: (failure, { page, url }) => {
      const [from, to] = [urlOf(page), urlOf(url)];
      const outside = !!from && !!to && LOCAL.test(to.hostname) && !LOCAL.test(from.hostname);
      return outside && fits(failure, 'loopback');
    },
    text: {
      zh: '公网页面在请求本机或局域网地址：这里的 localhost 是访问者自己的电脑，不是你的服务器。多半是接口地址忘了改。',
      en: 'A public page sends a request to this machine or the local network: localhost is the visitor’s own computer here, not your server. The API’s URL was probably left as it was in development.',
    },
  },
  {
    id: 'firefox-tells-no-reason',
    applies: ({ cause, said }) => cause === 'socket-failed' && said?.by === 'firefox',
    text: {
      zh: 'Firefox 对每一种原因都只说这一句。Chromium 的控制台会写出状态码或网络错误，可以在那里打开页面看一次。',
      en: 'Firefox prints this one line for every reason. Chromium’s console names the status or the network error, so open the page there once.',
    },
  },
  {
    id: 'preflight-failed',
    applies: failure =>
      failure.stops === 'preflight' && failure.at === 'preflight' && fits(failure, 'preflight-checked'),
    text: {
      zh: '失败的是预检请求的响应：浏览器拦下了真正的请求，它没有发出。',
      en: 'What failed is the response to the preflight: the browser blocked the request itself, and it was never sent.',
    },
  },
  {
    id: 'socket-400-engine',
    applies: (failure, known) =>
      failure.cause === 'socket-refused' && known.kind === 'socket-io' && statusOf(failure, known) === 400,
    text: {
      zh: 'Socket.IO 的 400：allowRequest 拒绝（不是 403）、没有这种传输方式、会话号不认识，都是 400。响应体里的 code 说明是哪一种。',
      en: 'A 400 of Socket.IO: a refusal by allowRequest (not 403), a missing transport and an unknown session all give 400. The code in the body tells which.',
    },
  },
  {
    id: 'socket-401',
    applies: (failure, known) => failure.cause === 'socket-refused' && statusOf(failure, known) === 401,
    text: {
      zh: '401：服务器要求身份验证。WebSocket 不能加 Authorization 请求头，只能用 cookie、子协议、地址里的一次性票据，或者连上之后再发。',
      en: '401: the server requires authentication. A WebSocket can’t add Authorization; use a cookie, a subprotocol, a one-time ticket in the URL, or send it after opening.',
    },
  },
  {
    id: 'socket-403',
    applies: (failure, known) => failure.cause === 'socket-refused' && statusOf(failure, known) === 403,
    text: {
      zh: '403：多半是服务器检查了 Origin，页面的源不在它的允许名单里。加 Access-Control-* 没有用，要改的是它的名单。',
      en: '403: mostly the server looked at Origin, and the page’s is not on its list. Access-Control-* will not help; the list is what to change.',
    },
  },
  {
    id: 'socket-404',
    applies: (failure, known) =>
      failure.cause === 'socket-refused' && [404, 405, 426].includes(statusOf(failure, known) ?? 0),
    text: {
      zh: '404、405 或 426：路径上没有 WebSocket 服务，或者代理没有转发 Upgrade，应用看到的是普通的 GET。',
      en: '404, 405 or 426: no WebSocket is served at this path, or a proxy dropped Upgrade and the application saw a plain GET.',
    },
  },
  {
    id: 'socket-gateway',
    applies: (failure, known) =>
      failure.cause === 'socket-refused' && [502, 503, 504].includes(statusOf(failure, known) ?? 0),
    text: {
      zh: '502、503 或 504：响应来自代理，它连不上应用。',
      en: '502, 503 or 504: the response comes from the proxy, which can’t reach the application.',
    },
  },
];
