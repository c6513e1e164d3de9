import { causes } from './text.ts';

export const networkCauses = causes({
  'connection-refused': {
    title: { zh: '没有程序在那个端口上监听', en: 'No program listens on that port' },
    why: {
      zh: '这不是 CORS：TCP 连接被拒绝，服务器没有运行、端口写错，或者只在另一个地址上监听（localhost 可能是 ::1，也可能是 127.0.0.1）。页面得到的错误和 CORS 失败一模一样。',
      en: 'This is not CORS: the TCP connection was refused. The server is not running, the port is wrong, or it listens on another address (localhost may be ::1 or 127.0.0.1). The page gets the very error of a CORS failure.',
    },
    fix: [
      { zh: '启动服务器，核对端口。', en: 'Start the server, and check the port.' },
      {
        zh: '在容器里运行时，让它监听 0.0.0.0 并映射端口。',
        en: 'In a container, let it listen on 0.0.0.0 and publish the port.',
      },
    ],
    lessons: ['reading-a-failure', 'saw-nothing'],
  },
  'name-not-resolved': {
    title: { zh: '主机名解析不了', en: 'The host name cannot be resolved' },
    why: {
      zh: '这不是 CORS：DNS 里没有这个名字，没有任何请求发出。容器之间用的名字（如 http://api:3000）浏览器不认识。',
      en: 'This is not CORS: DNS does not know the name, and nothing was sent. Names that containers use among themselves (http://api:3000) mean nothing to a browser.',
    },
    fix: [
      {
        zh: '换成浏览器所在的机器能解析的地址。',
        en: 'Use an address that the browser’s machine can resolve.',
      },
    ],
    lessons: ['reading-a-failure'],
  },
  'connection-lost': {
    title: { zh: '连接中断，没有完整的响应', en: 'The connection ended without an answer' },
    why: {
      zh: '这不是 CORS：连接被重置、超时或没有内容。服务器可能收到了请求，也可能在处理时崩溃了，浏览器分不清。',
      en: 'This is not CORS: the connection was reset, timed out, or ended empty. The server may have received the request, and may have crashed over it; the browser cannot tell.',
    },
    fix: [
      {
        zh: '看服务器和代理的日志；确认 http 和 https 没有用错。',
        en: 'Read the logs of server and proxy, and see that http and https are not mixed up.',
      },
    ],
    lessons: ['reading-a-failure'],
  },
  certificate: {
    title: { zh: '浏览器不信任服务器的证书', en: 'The browser does not trust the certificate' },
    why: {
      zh: '这不是 CORS：TLS 没有建立，HTTP 请求没有发出。页面里的请求不会弹出“继续访问”的提示。',
      en: 'This is not CORS: TLS was never set up and no HTTP request was sent. For a request of a page the browser offers no “proceed anyway”.',
    },
    fix: [
      {
        zh: '换一张受信任的证书；开发时可以先在新标签页里打开这个地址并接受它。',
        en: 'Use a trusted certificate; while developing, open the address in a tab of its own first and accept it there.',
      },
    ],
    lessons: ['saw-nothing'],
  },
  tls: {
    title: { zh: 'TLS 握手失败', en: 'The TLS handshake failed' },
    why: {
      zh: '这不是 CORS：最常见的是用 https 或 wss 去连一个只会明文的端口。',
      en: 'This is not CORS: mostly https or wss was used on a port that speaks plain text only.',
    },
    fix: [{ zh: '改成 http 或 ws，或者让服务器支持 TLS。', en: 'Use http or ws, or give the server TLS.' }],
    lessons: ['saw-nothing'],
  },
  'stream-upload': {
    title: { zh: '流式上传需要 HTTP/2', en: 'A streamed upload needs HTTP/2' },
    why: {
      zh: '请求体是 ReadableStream，而服务器只有 HTTP/1.1，浏览器没有发送。',
      en: 'The body is a ReadableStream and the server speaks HTTP/1.1, so the browser did not send it.',
    },
    fix: [
      {
        zh: '改发 Blob 或字符串，或者用 https 上的 HTTP/2。',
        en: 'Send a Blob or a string, or use HTTP/2 over https.',
      },
    ],
    lessons: ['cors-preflight'],
  },
  'network-other': {
    title: { zh: '网络层的错误', en: 'An error of the network' },
    why: {
      zh: '这个代码是浏览器网络层的错误，不是 CORS 检查的结果。',
      en: 'The code is an error of the browser’s network layer, and not the result of a CORS check.',
    },
    fix: [
      {
        zh: '按代码的名字查找原因；用 curl 看服务器是否在回答。',
        en: 'Look the code up by its name, and see with curl whether the server answers.',
      },
    ],
    lessons: ['reading-a-failure'],
  },
  opaque: {
    title: { zh: 'no-cors 的响应永远读不到', en: 'The answer to no-cors can never be read' },
    why: {
      zh: 'mode: "no-cors" 不会关掉检查，只是放弃读取：响应是 opaque，状态码 0，没有内容，自定义的请求头也被悄悄丢掉。',
      en: 'mode: "no-cors" turns no check off, it gives up reading: the answer is opaque, status 0, no body, and headers of your own are silently dropped.',
    },
    fix: [
      {
        zh: '去掉 mode: "no-cors"，让服务器允许这个源。',
        en: 'Take mode: "no-cors" out, and let the server allow the origin.',
      },
    ],
    lessons: ['no-cors'],
  },
  orb: {
    title: { zh: 'ORB 拦下了跨源资源', en: 'ORB blocked a resource of another origin' },
    why: {
      zh: '用 <script>、<img> 等标签加载的跨源响应是 JSON 或 HTML，浏览器的 Opaque Response Blocking 不把它交给渲染进程。这不是 CORS 检查。',
      en: 'An element such as <script> or <img> loaded an answer of another origin that is JSON or HTML, and the browser’s Opaque Response Blocking withheld it. No CORS check was made.',
    },
    fix: [
      {
        zh: '数据用 fetch 加 CORS 来取；脚本要用正确的 Content-Type（text/javascript），并确认没有得到错误页。',
        en: 'Get data with fetch and CORS; give scripts their Content-Type (text/javascript), and see that it is no error page.',
      },
    ],
    lessons: ['no-cors'],
    source: 'https://fetch.spec.whatwg.org/#orb',
  },
  corp: {
    title: { zh: 'Cross-Origin-Resource-Policy 不允许', en: 'Cross-Origin-Resource-Policy forbids it' },
    why: {
      zh: '资源自己声明只给同源或同站使用，或者页面用了 COEP 而资源没有声明。它与 CORS 响应头是两回事。',
      en: 'The resource says that it is for its own origin or site, or the page uses COEP and the resource says nothing. That is another matter than the CORS headers.',
    },
    fix: [
      {
        zh: '资源一方加上 Cross-Origin-Resource-Policy: cross-origin。',
        en: 'Let the resource say Cross-Origin-Resource-Policy: cross-origin.',
      },
    ],
    lessons: ['no-cors'],
    source: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
  },
  'status-readable': {
    title: {
      zh: '服务器回答了错误状态码，不是 CORS',
      en: 'The server answered with an error status; this is not CORS',
    },
    why: {
      zh: '这一行只说状态码是错误。旁边如果没有 CORS 的句子，页面就读得到这个响应，fetch 也不会抛出异常。',
      en: 'This line says only that the status is an error. Without a CORS sentence beside it the page may read the answer, and fetch does not throw.',
    },
    fix: [
      {
        zh: '检查 response.ok 和响应的内容，到服务器上找原因。',
        en: 'Look at response.ok and at the body, and find the reason at the server.',
      },
    ],
    lessons: ['reading-a-failure'],
  },
  readable: {
    title: { zh: '按这些响应，页面读得到', en: 'With these answers the page may read' },
    why: {
      zh: '按粘贴的响应头，浏览器会放行。如果页面仍然失败，那就是浏览器得到的响应与这里的不同。',
      en: 'By the headers that you pasted the browser lets it pass. If the page fails all the same, the browser was given another answer than this.',
    },
    fix: [
      { zh: '贴上控制台的那一行红字。', en: 'Paste the red line of the console.' },
      {
        zh: '核对页面的源、方法、请求头和是否带凭据，与页面真正发出的一致。',
        en: 'Check that origin, method, headers and credentials are those that the page really sends.',
      },
      {
        zh: '缓存里可能有给别的源的响应：加上 Vary: Origin，勾选“停用缓存”再试。',
        en: 'A cache may hold an answer for another origin: add Vary: Origin, and try with “Disable cache”.',
      },
    ],
    lessons: ['origins-and-caches', 'reading-a-failure'],
  },
});
