import * as fetchMainSteps from '../../rules/fetch/main-steps.ts';
import * as requestSteps from '../../rules/request/steps.ts';
import { causes } from './cause.ts';
import { targetOf, valueAtTarget } from './compared.ts';

/** What happens on the way to the server. */
export default causes({
  'connection-refused': {
    title: { zh: '没有程序在那个端口上监听', en: 'No program listens on that port' },
    why: {
      zh: '这不是 CORS：TCP 连接被拒绝，服务器没有运行、端口写错，或者只在另一个地址上监听（localhost 可能是 ::1，也可能是 127.0.0.1）。页面得到的错误和 CORS 失败一模一样。',
      en: 'This isn’t CORS: the TCP connection was refused. The server is not running, the port is wrong, or it listens on another address (localhost may be ::1 or 127.0.0.1). The page gets exactly the same error as for a CORS failure.',
    },
    fix: [
      { zh: '启动服务器，核对端口。', en: 'Start the server, and check the port.' },
      {
        zh: '在容器里运行时，让它监听 0.0.0.0 并映射端口。',
        en: 'In a container, let it listen on 0.0.0.0 and publish the port.',
      },
    ],
    lessons: ['reading-a-failure#dead', 'saw-nothing#down'],
    stops: 'before-sending',
    step: { of: [requestSteps.requestArrived], compares: valueAtTarget },
    hints: ['loopback'],
  },
  'name-not-resolved': {
    title: { zh: '主机名解析不了', en: 'The host name cannot be resolved' },
    why: {
      zh: '这不是 CORS：DNS 里没有这个名字，没有任何请求发出。容器之间用的名字（如 http://api:3000）浏览器不认识。',
      en: 'This isn’t CORS: DNS does not know the name, and nothing was sent. Names that containers use among themselves (http://api:3000) mean nothing to a browser.',
    },
    fix: [
      {
        zh: '换成浏览器所在的机器能解析的地址。',
        en: 'Use a host name that the browser’s machine can resolve.',
      },
    ],
    lessons: ['reading-a-failure'],
    stops: 'before-sending',
    step: { of: [requestSteps.requestArrived], compares: valueAtTarget },
  },
  'connection-lost': {
    title: { zh: '连接中断，没有完整的响应', en: 'The connection ended without a response' },
    why: {
      zh: '这不是 CORS：连接被重置、超时或没有内容。服务器可能收到了请求，也可能在处理时崩溃了，浏览器分不清。',
      en: 'This isn’t CORS: the connection was reset, timed out, or ended empty. The server may have received the request, and may have crashed over it; the browser cannot tell.',
    },
    fix: [
      {
        zh: '看服务器和代理的日志；确认 http 和 https 没有用错。',
        en: 'Read the logs of server and proxy, and see that http and https are not mixed up.',
      },
    ],
    lessons: ['reading-a-failure'],
    stops: null,
  },
  certificate: {
    title: { zh: '浏览器不信任服务器的证书', en: 'The browser does not trust the certificate' },
    why: {
      zh: '这不是 CORS：TLS 没有建立，HTTP 请求没有发出。页面里的请求不会弹出“继续访问”的提示。',
      en: 'This isn’t CORS: TLS was never set up and no HTTP request was sent. For a request of a page the browser offers no “proceed anyway”.',
    },
    fix: [
      {
        zh: '换一张受信任的证书；开发时可以先在新标签页里打开这个地址并接受它。',
        en: 'Use a trusted certificate; while developing, open the URL in a tab of its own first and accept it there.',
      },
    ],
    lessons: ['certificate', 'saw-nothing'],
    stops: 'before-sending',
    step: {
      of: [requestSteps.certificateTrusted],
      compares: (_, facts) => ({ found: targetOf(facts), wanted: null }),
    },
  },
  tls: {
    title: { zh: 'TLS 握手失败', en: 'The TLS handshake failed' },
    why: {
      zh: '这不是 CORS：最常见的是用 https 或 wss 去连一个只支持明文的端口。',
      en: 'This isn’t CORS: mostly https or wss was used on a port that speaks plain text only.',
    },
    fix: [{ zh: '改成 http 或 ws，或者让服务器支持 TLS。', en: 'Use http or ws, or give the server TLS.' }],
    lessons: ['saw-nothing'],
    stops: 'before-sending',
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
    stops: 'before-sending',
    maybeSent: true,
    step: { of: [fetchMainSteps.streamHttp2], compares: () => ({ found: 'HTTP/1.1', wanted: 'HTTP/2' }) },
  },
  'network-other': {
    title: { zh: '网络层的错误', en: 'A network error' },
    why: {
      zh: '这个代码是浏览器网络层的错误，不是 CORS 检查的结果。',
      en: 'The code is an error of the browser’s network layer, and not the result of a CORS check.',
    },
    fix: [
      {
        zh: '按代码的名字查找原因；用 curl 看服务器有没有响应。',
        en: 'Look the code up by its name, and check with curl whether the server responds.',
      },
    ],
    lessons: ['reading-a-failure'],
    stops: null,
  },
});
