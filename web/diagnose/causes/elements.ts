import { causes } from './cause.ts';

/** What elements, frames and workers may not do across origins: none of it is a CORS check of a fetch. */
export default causes({
  'tainted-canvas': {
    title: { zh: '画布被跨源图片污染，不能导出', en: 'The canvas is tainted by an image of another origin' },
    why: {
      zh: '图片画得出来，但它不是以 CORS 方式取得的，画布因此被标记为污染：toDataURL、toBlob、getImageData 和 WebGL 纹理都会抛出 SecurityError。',
      en: 'The image was drawn, but it wasn’t fetched with CORS, so the canvas is marked as tainted: toDataURL, toBlob, getImageData and WebGL textures throw a SecurityError.',
    },
    fix: [
      {
        zh: '在设置 src 之前写 img.crossOrigin = "anonymous"，并让图片的服务器返回 Access-Control-Allow-Origin。两样缺一不可。',
        en: 'Set img.crossOrigin = "anonymous" before src, and have the image’s server send Access-Control-Allow-Origin. Both are needed.',
      },
      {
        zh: '图片若先被不带 crossorigin 的 <img> 取过，缓存里可能是没有 CORS 响应头的那一份：给响应加 Vary: Origin，或者换一个地址再取。',
        en: 'If an <img> without crossorigin fetched it before, the cache may hold a copy without CORS headers: send Vary: Origin, or fetch it by another URL.',
      },
    ],
    lessons: ['no-cors#elements'],
    source: 'https://html.spec.whatwg.org/multipage/canvas.html#security-with-canvas-elements',
    stops: 'browser',
  },
  'event-source-type': {
    title: { zh: '响应不是事件流', en: 'The response isn’t an event stream' },
    why: {
      zh: '这不是 CORS：EventSource 只接受状态码 200、Content-Type 为 text/event-stream 的响应。得到 text/html，多半是出错页、登录页，或者单页应用的 index.html。',
      en: 'This isn’t CORS: an EventSource accepts only a 200 with Content-Type text/event-stream. text/html is usually an error page, a login page, or a single-page app’s index.html.',
    },
    fix: [
      {
        zh: '用 curl -i 请求这个地址，看状态码、Content-Type 和内容是谁返回的。',
        en: 'Request the URL with curl -i, and see by status, Content-Type and body who responded.',
      },
      {
        zh: '让接口返回 Content-Type: text/event-stream，并核对路径和开发服务器的代理。',
        en: 'Have the endpoint send Content-Type: text/event-stream, and check the path and the dev server’s proxy.',
      },
    ],
    lessons: ['reading-a-failure'],
    source: 'https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model',
    stops: 'browser',
  },
  'frame-refused': {
    title: { zh: '这个页面不许被嵌入 iframe', en: 'The page may not be framed' },
    why: {
      zh: '这不是 CORS：被嵌入的页面用 X-Frame-Options 或 CSP 的 frame-ancestors 限定了谁可以嵌入它，浏览器按它执行。嵌入的一方改什么都没有用。',
      en: 'This isn’t CORS: the framed page says with X-Frame-Options, or frame-ancestors of its CSP, who may frame it, and the browser obeys. Nothing that the framing page changes will help.',
    },
    fix: [
      {
        zh: '被嵌入的网站是你的：去掉 X-Frame-Options，改用 Content-Security-Policy: frame-ancestors，写明嵌入它的源。',
        en: 'If the framed site is yours: remove X-Frame-Options and send Content-Security-Policy: frame-ancestors with the origin that frames it.',
      },
      {
        zh: '不是你的：用它提供的嵌入地址（如 /embed），或者改成链接。登录页一律要用跳转或弹窗打开。',
        en: 'If it isn’t: use the URL that it offers for embedding (such as /embed), or a link. Open login pages by navigation or in a popup.',
      },
    ],
    lessons: ['same-origin-policy#embedded'],
    source: 'https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header',
    stops: 'browser',
  },
  'frame-blocked': {
    title: {
      zh: '同源策略：不能读另一个源的窗口',
      en: 'Same-origin policy: a window of another origin can’t be read',
    },
    why: {
      zh: '这不是 CORS，CORS 响应头对它没有作用：脚本访问了另一个源的 iframe、父窗口或弹窗里的 document、location 等属性。',
      en: 'This isn’t CORS, and no CORS header changes it: the script accessed document or another property of a frame, parent or popup of another origin.',
    },
    fix: [
      {
        zh: '两边用 postMessage 传话，并各自检查 event.origin。',
        en: 'Let the two pages talk by postMessage, each checking event.origin.',
      },
      {
        zh: '协议、主机、端口有一样不同就不是同源；能把两个页面放到同一个源（例如用反向代理）就不需要传话。',
        en: 'A different scheme, host or port makes another origin. If both pages can be served from one origin, for instance by a reverse proxy, no messages are needed.',
      },
    ],
    lessons: ['post-message', 'same-origin-policy#embedded'],
    source: 'https://html.spec.whatwg.org/multipage/nav-history-apis.html#cross-origin-objects',
    stops: 'browser',
  },
  'message-target': {
    title: { zh: 'postMessage 的目标源不对', en: 'postMessage names another target origin' },
    why: {
      zh: '这不是 CORS：第二个参数 targetOrigin 与接收窗口此刻的源不同，浏览器丢掉了消息。常见的是 iframe 还没有加载完（源仍是发送方的或 about:blank），或者写错了协议、端口。',
      en: 'This isn’t CORS: the second argument, targetOrigin, differs from the origin that the receiving window has at this moment, so the browser dropped the message. Usually the frame hasn’t loaded yet (its origin is still the sender’s, or about:blank), or scheme or port is wrong.',
    },
    fix: [
      {
        zh: '等 iframe 的 load 事件，或者等它先发来“准备好了”，再发送。',
        en: 'Wait for the frame’s load event, or for a first message from it, before you send.',
      },
      {
        zh: 'targetOrigin 写接收页面的源：协议、主机、端口，没有路径。有机密的消息不要写 *。',
        en: 'As targetOrigin write the receiving page’s origin: scheme, host and port, no path. Never * for a message with secrets.',
      },
    ],
    lessons: ['post-message#exact'],
    source: 'https://html.spec.whatwg.org/multipage/web-messaging.html#window-post-message-steps',
    stops: 'browser',
  },
  'mime-blocked': {
    title: {
      zh: 'Content-Type 不对，浏览器不执行这个脚本或样式',
      en: 'The Content-Type is wrong, so the script or style isn’t used',
    },
    why: {
      zh: '这不是 CORS：响应的 Content-Type 不是脚本或样式（多半是 text/html 的 404 页、登录页，或者 JSON 被当成 JSONP），严格检查（模块脚本，或者 X-Content-Type-Options: nosniff）不许用它。',
      en: 'This isn’t CORS: the response’s Content-Type isn’t that of a script or style (usually a 404 or login page in text/html, or JSON loaded as if it were JSONP), and strict checking (a module script, or X-Content-Type-Options: nosniff) forbids its use.',
    },
    fix: [
      {
        zh: '在新标签页里打开这个地址，看得到的是不是文件本身；多半是路径不对，服务器返回了 HTML。',
        en: 'Open the URL in a tab: is it the file itself? Usually the path is wrong and the server responds with HTML.',
      },
      {
        zh: '文件是对的，就让服务器写对 Content-Type（text/javascript、text/css）；要的是 JSON，就用 fetch 加 CORS，不要用 <script>。',
        en: 'If it is, have the server send the right Content-Type (text/javascript, text/css); for JSON use fetch and CORS, not <script>.',
      },
    ],
    lessons: ['no-cors#type'],
    source: 'https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?',
    stops: 'browser',
  },
  'csp-element': {
    title: { zh: '页面自己的 CSP 拦下了一个资源', en: 'The page’s own CSP blocked a resource' },
    why: {
      zh: '这不是 CORS：页面的 Content-Security-Policy 不许从那里加载脚本、样式、图片或 iframe。规定来自发送页面的服务器（或页面里的 meta），资源的服务器改变不了它。',
      en: 'This isn’t CORS: the page’s Content-Security-Policy doesn’t allow scripts, styles, images or frames from there. The policy comes from the server that sends the page, or from a meta element; the resource’s server can’t change it.',
    },
    fix: [
      {
        zh: '在消息里写明的那条指令里加上资源的源；不要用 * 或 unsafe-inline 放开一切。',
        en: 'Add the resource’s origin to the directive that the message names; don’t open everything with * or unsafe-inline.',
      },
    ],
    lessons: ['saw-nothing#csp'],
    source: 'https://w3c.github.io/webappsec-csp/#framework-directives',
    stops: 'before-sending',
  },
  'worker-origin': {
    title: { zh: 'Worker 的脚本必须同源', en: 'A worker’s script must be same-origin' },
    why: {
      zh: '这不是 CORS：new Worker、SharedWorker 和 serviceWorker.register 的脚本地址必须与页面同源，CORS 响应头帮不上忙。',
      en: 'This isn’t CORS: the script of new Worker, SharedWorker or serviceWorker.register must have the page’s origin, and CORS headers don’t help.',
    },
    fix: [
      {
        zh: '由自己的源提供这个脚本；或者先用 fetch 取回，再用 Blob 地址建 Worker（Service Worker 不行）。',
        en: 'Serve the script from your own origin; or fetch it and start the worker from a Blob URL (not possible for a service worker).',
      },
    ],
    lessons: ['same-origin-policy'],
    source: 'https://html.spec.whatwg.org/multipage/workers.html#fetch-a-classic-worker-script',
    stops: 'before-sending',
  },
  'worker-response': {
    title: {
      zh: 'Service Worker 给了一个用不了的响应',
      en: 'The service worker returned a response that can’t be used',
    },
    why: {
      zh: 'respondWith 得到的是 opaque 响应、被拒绝的 Promise，或者重定向过的响应，浏览器因此让请求失败。失败在页面这一侧的 Service Worker 里，不一定与服务器有关。',
      en: 'respondWith got an opaque response, a rejected promise or a redirected response, so the browser failed the request. It failed in the page’s own service worker, not necessarily at the server.',
    },
    fix: [
      {
        zh: '在 Service Worker 里不要把跨源请求改成 no-cors 再交给需要 CORS 的请求；用 fetch(event.request) 原样转发，或者不处理跨源请求。',
        en: 'In the service worker, don’t serve a no-cors response to a request that needs CORS: pass fetch(event.request) on as it is, or leave requests to other origins alone.',
      },
      {
        zh: '先在“应用”面板里勾选“绕过网络”（Bypass for network）再试：如果好了，问题就在 Service Worker；如果仍然失败，把那时的红字贴进来。',
        en: 'Tick “Bypass for network” in the Application panel and try again: if it works, the service worker is at fault; if not, paste the red lines that appear then.',
      },
    ],
    lessons: ['no-cors#opaque'],
    source: 'https://fetch.spec.whatwg.org/#http-fetch',
    stops: 'browser',
  },
  'script-error': {
    title: { zh: '跨源脚本的错误被隐去了', en: 'The details of another origin’s script error are hidden' },
    why: {
      zh: '这不是请求失败：脚本来自另一个源，又没有以 CORS 方式加载，window.onerror 就只得到“Script error.”，没有行号。',
      en: 'No request failed: the script comes from another origin and wasn’t loaded with CORS, so window.onerror gets only “Script error.”, without a line.',
    },
    fix: [
      {
        zh: '在 <script> 上写 crossorigin="anonymous"，并让脚本的服务器返回 Access-Control-Allow-Origin。',
        en: 'Write crossorigin="anonymous" on the <script>, and have its server send Access-Control-Allow-Origin.',
      },
    ],
    lessons: ['no-cors#script'],
    source: 'https://html.spec.whatwg.org/multipage/webappapis.html#muted-errors',
    stops: 'browser',
  },
  'opener-policy': {
    title: {
      zh: 'Cross-Origin-Opener-Policy 切断了两个窗口',
      en: 'Cross-Origin-Opener-Policy separates the two windows',
    },
    why: {
      zh: '这不是 CORS：页面或弹窗声明了 COOP，两个窗口之间的 window.opener、window.closed、postMessage 就不通了。多见于第三方登录的弹窗。',
      en: 'This isn’t CORS: the page or its popup sends COOP, so window.opener, window.closed and postMessage don’t work between the two. Login popups of other sites often show it.',
    },
    fix: [
      {
        zh: '打开弹窗的页面用 Cross-Origin-Opener-Policy: same-origin-allow-popups；只是警告而登录能用，就可以不理会。',
        en: 'On the page that opens the popup send Cross-Origin-Opener-Policy: same-origin-allow-popups. If it’s only a warning and the login works, ignore it.',
      },
    ],
    lessons: ['post-message#popup'],
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies',
    stops: 'browser',
  },
  'not-isolated': {
    title: { zh: '页面没有跨源隔离', en: 'The page isn’t cross-origin isolated' },
    why: {
      zh: '这不是 CORS：SharedArrayBuffer 只在跨源隔离的页面里可用，要由页面的服务器用 COOP 和 COEP 两个响应头声明。',
      en: 'This isn’t CORS: SharedArrayBuffer exists only in a cross-origin isolated page, which the page’s server declares with the headers COOP and COEP.',
    },
    fix: [
      {
        zh: '页面返回 Cross-Origin-Opener-Policy: same-origin 和 Cross-Origin-Embedder-Policy: require-corp（或 credentialless）；跨源资源要么带 CORS，要么带 Cross-Origin-Resource-Policy。',
        en: 'Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp (or credentialless) with the page; resources of other origins then need CORS or Cross-Origin-Resource-Policy.',
      },
    ],
    lessons: ['no-cors'],
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#coep',
    stops: 'browser',
  },
  'document-origin': {
    title: {
      zh: '页面的源是 null，或者不许用这个接口',
      en: 'The page’s origin is null, or may not use this API',
    },
    why: {
      zh: '这不是 CORS：沙箱 iframe、file: 或 data: 页面的源是 null，读不了 localStorage、cookie，也不能用 history.pushState 写别的地址；第三方 iframe 里可能是浏览器拦下了第三方存储。',
      en: 'This isn’t CORS: a sandboxed frame, a file: or a data: page has the origin null, so it can’t use localStorage or cookies, nor give history.pushState another URL; in a third-party frame the browser may block third-party storage.',
    },
    fix: [
      {
        zh: '用 http 服务器打开页面；沙箱 iframe 需要时加 allow-same-origin（只给可信的内容）。',
        en: 'Open the page from an http server; give a sandboxed frame allow-same-origin if it needs it (for trusted content only).',
      },
    ],
    lessons: ['origin-site#opaque'],
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque',
    stops: 'before-sending',
  },
});
