import * as corsSteps from '../../rules/cors/steps.ts';
import * as fetchAnswerSteps from '../../rules/fetch/answer-steps.ts';
import { causes } from './cause.ts';
import { UNTOLD, valueAtTarget } from './compared.ts';
import { requestStatus } from './knobs.ts';

/** Responses that no CORS check stops. */
export default causes({
  opaque: {
    title: { zh: 'no-cors 的响应永远读不到', en: 'The response to no-cors can never be read' },
    why: {
      zh: 'mode: "no-cors" 不会关掉检查，只是放弃读取：响应是 opaque，状态码 0，没有内容，自定义的请求头也被悄悄丢掉。',
      en: 'mode: "no-cors" turns no check off, it gives up reading: the response is opaque, with status 0 and no body, and your own headers are silently dropped.',
    },
    fix: [
      {
        zh: '去掉 mode: "no-cors"，让服务器允许这个源。',
        en: 'Remove mode: "no-cors", and let the server allow the origin.',
      },
    ],
    lessons: ['no-cors#opaque'],
    stops: 'browser',
    step: { of: [fetchAnswerSteps.opaqueAnswer], compares: valueAtTarget },
    compose: { fetch: {} },
  },
  orb: {
    title: { zh: 'ORB 拦下了跨源资源', en: 'ORB blocked a resource of another origin' },
    why: {
      zh: '用 <script>、<img> 等标签加载的跨源响应是 JSON 或 HTML，浏览器的 Opaque Response Blocking 不把它交给渲染进程。这不是 CORS 检查。',
      en: 'An element such as <script> or <img> loaded a response from another origin that is JSON or HTML, and the browser’s Opaque Response Blocking withheld it. No CORS check was made.',
    },
    fix: [
      {
        zh: '数据用 fetch 加 CORS 来取；脚本要用正确的 Content-Type（text/javascript），并确认没有得到错误页。',
        en: 'Get data with fetch and CORS; give scripts their Content-Type (text/javascript), and see that it is no error page.',
      },
    ],
    lessons: ['no-cors#orb'],
    source: 'https://fetch.spec.whatwg.org/#orb',
    stops: 'browser',
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
    stops: 'browser',
  },
  'status-readable': {
    title: {
      zh: '服务器返回了错误状态码，不是 CORS',
      en: 'The server responded with an error status; this isn’t CORS',
    },
    why: {
      zh: '这一行只说状态码是错误。旁边如果没有 CORS 的句子，页面就读得到这个响应，fetch 也不会抛出异常。',
      en: 'This line says only that the status is an error. Without a CORS message beside it the page can read the response, and fetch doesn’t throw.',
    },
    fix: [
      {
        zh: '检查 response.ok 和响应的内容，到服务器上找原因。',
        en: 'Look at response.ok and at the body, and find the reason at the server.',
      },
    ],
    lessons: ['reading-a-failure'],
    stops: 'server',
    step: {
      of: [fetchAnswerSteps.statusOk],
      compares: ({ status }) => ({ found: String(status ?? UNTOLD), wanted: null }),
    },
    compose: { fetch: ({ status }) => requestStatus(status) },
  },
  readable: {
    title: { zh: '按这些响应，页面读得到', en: 'With these responses the page can read' },
    why: {
      zh: '按粘贴的响应头，浏览器会放行。如果页面仍然失败，那就是浏览器得到的响应与这里的不同。',
      en: 'By the headers that you pasted, the browser lets it pass. If the page still fails, the browser got a different response.',
    },
    fix: [
      { zh: '贴上控制台的那一行红字。', en: 'Paste the red line of the console.' },
      {
        zh: '核对页面的源、方法、请求头和是否带凭据，与页面真正发出的一致。',
        en: 'Check that origin, method, headers and credentials are those that the page really sends.',
      },
      {
        zh: '缓存里可能有给别的源的响应：加上 Vary: Origin，勾选“停用缓存”再试。',
        en: 'A cache may hold a response for another origin: add Vary: Origin, and try with “Disable cache”.',
      },
    ],
    lessons: ['origins-and-caches#cached', 'reading-a-failure#where-to-look'],
    stops: 'nowhere',
    step: { of: [corsSteps.readable, corsSteps.sameOrigin] },
    compose: { fetch: {} },
  },
});
