import * as fetchCallSteps from '../../rules/fetch/call-steps.ts';
import * as fetchMainSteps from '../../rules/fetch/main-steps.ts';
import { causes } from './cause.ts';
import { pageOf, targetOf, UNTOLD } from './compared.ts';

/** Calls that the page itself got wrong, or took back. */
export default causes({
  'mode-same-origin': {
    title: { zh: 'mode: "same-origin" 不许跨源', en: 'mode: "same-origin" forbids other origins' },
    why: {
      zh: '是页面自己要求只请求同源地址，浏览器因此没有发送。',
      en: 'The page itself restricts the request to its own origin, so the browser sent nothing.',
    },
    fix: [
      {
        zh: '去掉 mode（默认是 cors），再看服务器的 CORS 响应头。',
        en: 'Remove the mode (cors is the default); then the server’s CORS headers decide.',
      },
    ],
    lessons: ['same-origin-policy', 'cors-simple'],
    stops: 'before-sending',
    step: {
      of: [fetchMainSteps.modeSameOrigin],
      compares: (_, facts) => ({ found: targetOf(facts), wanted: pageOf(facts) }),
    },
    implies: { mode: 'same-origin' },
    compose: { fetch: {} },
  },
  'no-cors-method': {
    title: { zh: 'no-cors 模式不能用这个方法', en: 'The mode no-cors doesn’t allow this method' },
    why: {
      zh: 'no-cors 只许 GET、HEAD、POST，而且永远读不到响应。它不是“关掉 CORS”。',
      en: 'no-cors allows only GET, HEAD and POST, and the response can never be read. It doesn’t “turn CORS off”.',
    },
    fix: [
      {
        zh: '去掉 mode: "no-cors"，让服务器允许这个源。',
        en: 'Remove mode: "no-cors", and let the server allow the origin.',
      },
    ],
    lessons: ['no-cors#method'],
    stops: 'before-sending',
    step: {
      of: [fetchCallSteps.noCorsMethod],
      compares: ({ method }) => ({ found: method ?? UNTOLD, wanted: 'GET, HEAD, POST' }),
    },
    compose: { fetch: {} },
  },
  'not-http': {
    title: { zh: '地址或页面不是 http(s)', en: 'The URL or the page isn’t http(s)' },
    why: {
      zh: 'CORS 只用于 http 和 https。双击打开的页面是 file:，它的源是 null，读不了别的文件。',
      en: 'CORS is for http and https only. A page opened by double-clicking it is file:, its origin is null, and it can’t read other files.',
    },
    fix: [
      {
        zh: '用一个本地服务器打开页面，如 npx vite 或 python3 -m http.server。',
        en: 'Open the page from a local server, such as npx vite or python3 -m http.server.',
      },
    ],
    lessons: ['origin-site#opaque'],
    stops: 'before-sending',
    hints: ['null-page'],
  },
  'url-without-scheme': {
    title: { zh: 'URL 缺少 http://', en: 'The URL lacks http://' },
    why: {
      zh: '冒号前面的部分被当成了协议：localhost:4000 的协议是“localhost”。浏览器不认识这个协议，什么也没有发送。这与服务器的 CORS 配置无关。',
      en: 'What stands before the colon is read as the scheme: in localhost:4000 the scheme is “localhost”. The browser doesn’t know it and sent nothing. No CORS setting of the server matters here.',
    },
    fix: [
      {
        zh: '在页面里写完整的 URL，从 http:// 或 https:// 写起；同源的请求写 /api 这样的路径就够了。',
        en: 'Write the whole URL in the page, beginning with http:// or https://; for a same-origin request a path such as /api is enough.',
      },
    ],
    lessons: ['origin-site'],
    stops: 'before-sending',
  },
  'call-invalid': {
    title: { zh: '调用本身写错了', en: 'The call itself is wrong' },
    why: {
      zh: '浏览器抛出异常，什么也没有发送。',
      en: 'The browser threw an exception, and nothing was sent.',
    },
    fix: [
      {
        zh: '按这句话改地址或子协议：地址不能有 #片段，协议是 ws、wss、http 或 https。',
        en: 'Fix the URL or the subprotocol as the message says: no #fragment, and the scheme is ws, wss, http or https.',
      },
    ],
    lessons: ['websocket'],
    stops: 'before-sending',
    step: { of: [fetchCallSteps.urlFetchable, fetchCallSteps.methodAllowed] },
  },
  'header-forbidden': {
    title: { zh: '脚本不能设置这个请求头', en: 'A script may not set this header' },
    why: {
      zh: 'Origin、Host、Cookie、Access-Control-Request-* 这些请求头由浏览器自己写，脚本设置的值会被忽略，请求照常发送。失败的原因不在这里。',
      en: 'Origin, Host, Cookie and Access-Control-Request-* are written by the browser. What a script sets is ignored, and the request is sent without it. This is not why it fails.',
    },
    fix: [
      {
        zh: '把这一行从代码里删掉；允许谁读取，要由服务器的响应头决定。贴上控制台里其他的红字。',
        en: 'Delete the line: who may read a response is up to the server’s headers. Then paste the console’s other red lines.',
      },
    ],
    lessons: ['cors-simple#forged'],
    source: 'https://fetch.spec.whatwg.org/#forbidden-request-header',
    stops: null,
  },
  'closed-by-page': {
    title: {
      zh: '页面自己在连上之前关闭了 WebSocket',
      en: 'The page closed the WebSocket before it was open',
    },
    why: {
      zh: '调用了 close()，或者页面正在离开。开发模式下的 React StrictMode 会把 effect 执行两次，第一次的连接就是这样被关掉的。',
      en: 'close() was called, or the page was leaving. In development React’s StrictMode runs effects twice, and the first connection ends like this.',
    },
    fix: [
      {
        zh: '多半无害：看第二个连接是否打开。',
        en: 'Mostly harmless: see whether the second connection opens.',
      },
    ],
    lessons: ['websocket'],
    stops: null,
  },
});
