import { REDIRECT_STATUSES } from '../../rules/core/exchange.ts';
import * as preflightSteps from '../../rules/cors/preflight-steps.ts';
import { causes } from './cause.ts';
import { UNTOLD } from './compared.ts';
import { allowsAny, preflightStatus } from './knobs.ts';

/** What a preflight fails by beside the CORS check. */
export default causes({
  'preflight-status': {
    title: { zh: '预检请求的响应不是 2xx', en: 'The response to the preflight isn’t a 2xx' },
    why: {
      zh: '浏览器先用 OPTIONS 问一次，得到的状态码不是 2xx，真正的请求就没有发出。预检请求从来不带 cookie 和 Authorization，所以不能对它要求登录。',
      en: 'The browser first sends OPTIONS, and the response wasn’t a 2xx, so the request itself was never sent. A preflight never carries cookies or Authorization, so it can’t be required to log in.',
    },
    fix: [
      {
        zh: '让服务器在身份验证、路由和限流之前处理 OPTIONS：返回 204，加上 CORS 响应头。',
        en: 'Have the server respond to OPTIONS before authentication, routing and rate limits: 204, with the CORS headers.',
      },
      {
        zh: '前面有网关或 nginx 时，确认 OPTIONS 没有被它自己拦下处理。',
        en: 'Behind a gateway or nginx, check that it doesn’t handle OPTIONS itself.',
      },
    ],
    lessons: ['cors-preflight'],
    stops: 'preflight',
    step: {
      of: [preflightSteps.preflightOk],
      compares: ({ status }, { preflight }) => ({
        found: String(status ?? preflight?.status ?? UNTOLD),
        wanted: '200–299',
      }),
    },
    asks: 'status',
    hints: ['error-page'],
    configurable: true,
    compose: { fetch: ({ status }) => preflightStatus(status ?? 404) },
  },
  'preflight-redirect': {
    title: { zh: '预检请求被重定向了', en: 'The preflight was redirected' },
    why: {
      zh: '预检请求不跟随重定向：OPTIONS 得到 3xx，真正的请求就没有发出。多半是地址差一点（http 与 https、末尾的斜杠、www），或者没有登录而被送去登录页。',
      en: 'A preflight doesn’t follow redirects: OPTIONS got a 3xx, and the request itself was never sent. Usually the URL is slightly off (http instead of https, a trailing slash, www), or the server redirects to its login page because nobody is logged in.',
    },
    fix: [
      {
        zh: '看 Location 指向哪里，让页面直接请求那个地址。',
        en: 'See where Location leads, and let the page request that URL directly.',
      },
      {
        zh: '如果指向登录页：先处理 OPTIONS，再检查登录；接口应当返回 401，而不是重定向。',
        en: 'If it’s the login page: respond to OPTIONS before checking the login; and an API should respond with 401, not a redirect.',
      },
    ],
    lessons: ['cors-preflight#redirect'],
    stops: 'preflight',
    step: {
      of: [preflightSteps.preflightRedirect],
      compares: ({ status }, { preflight }) => ({
        found: String(status ?? preflight?.status ?? UNTOLD),
        wanted: REDIRECT_STATUSES.join(', '),
      }),
    },
    asks: 'status',
    compose: {
      fetch: ({ status }) => preflightStatus(status === 301 || status === 307 ? status : 302),
    },
  },
  'preflight-method': {
    title: { zh: '预检没有允许这个方法', en: 'The preflight does not allow the method' },
    why: {
      zh: 'GET、HEAD、POST 总是可以；别的方法必须写在预检响应的 Access-Control-Allow-Methods 里，区分大小写。',
      en: 'GET, HEAD and POST are always allowed; any other method must be listed in Access-Control-Allow-Methods of the response to the preflight. Case matters.',
    },
    fix: [
      {
        zh: '在预检请求的响应里写上这个方法（全大写），不是写在请求本身的响应里。',
        en: 'List the method, in upper case, in the response to the preflight, not in the response to the request.',
      },
    ],
    lessons: ['cors-preflight#method'],
    stops: 'preflight',
    step: {
      of: [preflightSteps.preflightMethod],
      compares: (message, { method }) => ({ found: UNTOLD, wanted: message.method ?? method ?? UNTOLD }),
    },
    asks: 'values',
    configurable: true,
    compose: {
      fetch: (_, facts) => ({ acam: allowsAny(facts, 'Access-Control-Allow-Methods') ? '*' : 'GET' }),
    },
  },
  'preflight-header': {
    title: { zh: '预检没有允许这个请求头', en: 'The preflight does not allow the header' },
    why: {
      zh: '页面加的请求头不在安全名单里，必须写在预检响应的 Access-Control-Allow-Headers 里。Content-Type: application/json 也算这样的请求头。',
      en: 'The page adds a header that isn’t on the safelist, so it must be listed in Access-Control-Allow-Headers of the response to the preflight. Content-Type: application/json is such a header.',
    },
    fix: [
      {
        zh: '在预检请求的响应里把它写进 Access-Control-Allow-Headers（不分大小写）。Authorization 要写明，不要靠 *。',
        en: 'List it in Access-Control-Allow-Headers of the response to the preflight (case doesn’t matter). Name Authorization; don’t rely on *.',
      },
      {
        zh: '这个请求头没有用就别发，也许连预检请求都省了。',
        en: 'Or don’t send the header if nobody needs it: that may save the preflight, too.',
      },
    ],
    lessons: ['cors-preflight#header'],
    stops: 'preflight',
    step: {
      of: [preflightSteps.preflightHeaders],
      compares: ({ header }) => ({ found: UNTOLD, wanted: header ?? UNTOLD }),
    },
    asks: 'values',
    configurable: true,
    compose: {
      fetch: (_, facts) => ({ acah: allowsAny(facts, 'Access-Control-Allow-Headers') ? '*' : '' }),
    },
  },
  'preflight-unreadable': {
    title: { zh: '预检响应里的名单写得不合语法', en: 'A list in the response to the preflight is malformed' },
    why: {
      zh: 'Access-Control-Allow-Methods 和 Access-Control-Allow-Headers 是用逗号分隔的名字；出现分号、空格或引号，整个名单作废。',
      en: 'Access-Control-Allow-Methods and Access-Control-Allow-Headers are names with commas between; a semicolon, a space or a quote makes the whole list void.',
    },
    fix: [
      { zh: '改成逗号分隔，如 GET, PUT, DELETE。', en: 'Write it with commas, such as GET, PUT, DELETE.' },
    ],
    lessons: ['cors-preflight'],
    stops: 'preflight',
    step: {
      of: [preflightSteps.preflightMethodsList, preflightSteps.preflightHeadersList],
      which: ({ value }) =>
        value?.endsWith('Methods')
          ? preflightSteps.preflightMethodsList
          : preflightSteps.preflightHeadersList,
      compares: ({ value }, { method }) => ({
        found: UNTOLD,
        wanted: value?.endsWith('Methods') ? (method ?? UNTOLD) : UNTOLD,
      }),
    },
    asks: 'values',
    configurable: true,
  },
  'options-refused': {
    title: {
      zh: '服务器拒绝了 OPTIONS，预检请求也会失败',
      en: 'The server refused OPTIONS, so a preflight would fail too',
    },
    why: {
      zh: '这个 OPTIONS 没有 Access-Control-Request-Method，所以不是预检请求：浏览器的预检请求总带着它。但服务器连 OPTIONS 都拒绝，真正的预检请求多半得到同样的状态码，而预检的响应必须是 2xx。',
      en: 'This OPTIONS has no Access-Control-Request-Method, so it isn’t a preflight: a browser’s preflight always has it. But a server that refuses OPTIONS most likely gives a preflight the same status, and the response to a preflight must be a 2xx.',
    },
    fix: [
      {
        zh: '用下面的命令发送真正的预检请求，确认得到的状态码。',
        en: 'Send a real preflight with the command below to see its status.',
      },
      {
        zh: '让服务器在身份验证和路由之前处理 OPTIONS：返回 204，加上 CORS 响应头。',
        en: 'Have the server respond to OPTIONS before authentication and routing: 204, with the CORS headers.',
      },
    ],
    lessons: ['cors-preflight'],
    source: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    stops: 'preflight',
    configurable: true,
    compose: { fetch: ({ status }) => preflightStatus(status ?? 404) },
  },
});
