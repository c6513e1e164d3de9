import * as corsSteps from '../../rules/cors/steps.ts';
import { causes } from './cause.ts';
import { pageOf, UNTOLD } from './compared.ts';
import { otherOrigin, preflightStatus, requestStatus } from './knobs.ts';

/** The CORS check of a response, to a preflight or to the request itself. */
export default causes({
  'allow-origin-missing': {
    title: {
      zh: '响应里没有 Access-Control-Allow-Origin',
      en: 'The response has no Access-Control-Allow-Origin',
    },
    why: {
      zh: '响应里没有写明哪个源可以读取，CORS 检查因此失败。这不等于服务器没有配置 CORS：常见的是出错的响应、代理自己的响应、或者没有走到 CORS 中间件的路径缺了这个响应头。',
      en: 'The response doesn’t say which origin may read it, so the CORS check fails. That doesn’t have to mean that CORS isn’t configured: often it is an error page, a response of the proxy itself, or a path that never reaches the CORS middleware.',
    },
    fix: [
      {
        zh: '先用下面的命令看清响应来自哪个程序、状态码是什么；只有返回响应的那个程序才能加上响应头。',
        en: 'First see with the command below who responded, and with which status: only the program that responds can add the header.',
      },
      {
        zh: '在那里把页面的源原样写进 Access-Control-Allow-Origin，出错的响应也要写，并加上 Vary: Origin。',
        en: 'There, write the page’s origin into Access-Control-Allow-Origin, on error responses too, and add Vary: Origin.',
      },
      {
        zh: '服务器不是你的，就加不了响应头：让自己的服务器去请求它（代理），页面只请求自己的源。公共的 CORS 代理会看到全部内容，不要用。',
        en: 'If the server isn’t yours, you can’t add the header: have your own server request it (a proxy), and let the page request its own origin. Public CORS proxies see everything; don’t use them.',
      },
    ],
    lessons: ['cors-simple#whose', 'reading-a-failure#missing', 'same-origin-policy#opened'],
    stops: 'cors-check',
    step: {
      of: [corsSteps.allowOriginPresent],
      compares: (_, facts) => ({ found: null, wanted: pageOf(facts) }),
    },
    asks: 'status',
    hints: ['error-page', 'null-page', 'preflight-checked'],
    configurable: true,
    compose: {
      fetch: ({ at, status }) =>
        at === 'preflight'
          ? { on: 'request', ...preflightStatus(status) }
          : { acao: 'none', ...requestStatus(status) },
      'socket-io': { cors: 'off' },
    },
  },
  'allow-origin-mismatch': {
    title: {
      zh: 'Access-Control-Allow-Origin 与请求的 Origin 不同',
      en: 'Access-Control-Allow-Origin is not the request’s origin',
    },
    why: {
      zh: '浏览器把这个值与请求的 Origin 逐字节比较：协议、主机、端口都要一样，末尾没有斜杠，大小写也要相同。Origin 通常就是页面的源；跨源重定向之后，它变成 null。',
      en: 'The browser compares the value with the request’s Origin byte for byte: scheme, host and port, no slash at the end, the same case. Origin is normally that of the page; after redirects across origins it is null.',
    },
    fix: [
      {
        zh: '服务器按名单检查请求的 Origin，在名单里就原样写回，并加上 Vary: Origin；不要写死一个值，也不要不检查就照抄。',
        en: 'Let the server look up the Origin of the request in a list and write it back as it is, with Vary: Origin; neither one fixed value nor an unchecked copy.',
      },
    ],
    lessons: ['cors-simple#whose', 'origins-and-caches#allowlist', 'origin-site'],
    stops: 'cors-check',
    step: {
      of: [corsSteps.allowOriginEqual],
      compares: ({ value }, facts) => ({
        found: value ?? UNTOLD,
        // A redirect to yet another origin makes the request's own origin null.
        wanted: value !== null && value === facts.page ? 'null' : pageOf(facts),
      }),
    },
    hints: ['error-page', 'null-page', 'preflight-checked'],
    configurable: true,
    compose: {
      fetch: ({ value }, { page }) =>
        value !== null && value === page ? { to: 'partner' } : { acao: otherOrigin(value, page) },
      'socket-io': { cors: 'partner' },
    },
  },
  'allow-origin-multiple': {
    title: {
      zh: 'Access-Control-Allow-Origin 有多个值',
      en: 'Access-Control-Allow-Origin holds several values',
    },
    why: {
      zh: '这个响应头只能有一个值。用逗号列出几个源，或者同一个响应头写了两次，浏览器都不认，哪怕其中就有页面的源。',
      en: 'This header takes one value. Several origins with commas between, or the header written twice, count as none, even with the right origin among them.',
    },
    fix: [
      {
        zh: '常见原因是应用和 nginx（或网关）各加了一次：只留一处，另一处删掉（nginx 可用 proxy_hide_header）。',
        en: 'The usual reason is that the application and nginx (or a gateway) add it both: keep one place, and remove it in the other (nginx: proxy_hide_header).',
      },
      {
        zh: '要允许多个源时，服务器在名单里查请求的 Origin，每次只写回这一个。',
        en: 'To allow several origins, look up the Origin of each request in a list and write back that one.',
      },
    ],
    lessons: ['cors-simple#list', 'origins-and-caches#allowlist'],
    stops: 'cors-check',
    step: {
      of: [corsSteps.allowOriginSingle],
      compares: ({ value }, facts) => ({ found: value ?? UNTOLD, wanted: pageOf(facts) }),
    },
    hints: ['error-page', 'null-page', 'preflight-checked'],
    configurable: true,
    compose: {
      fetch: ({ value }) => ({ acao: new Set(value?.split(/\s*,\s*/)).size === 1 ? 'twice' : 'list' }),
    },
  },
  'wildcard-with-credentials': {
    title: { zh: '带凭据的请求不接受 *', en: 'With credentials the wildcard doesn’t count' },
    why: {
      zh: '页面要求带上凭据（credentials: "include" 或 withCredentials），这时 Access-Control-Allow-Origin 必须写明页面的源，* 不算数。',
      en: 'The page’s request carries credentials (credentials: "include", or withCredentials), and then Access-Control-Allow-Origin must name the page’s origin; * doesn’t count.',
    },
    fix: [
      {
        zh: '不需要 cookie 就在页面里去掉 credentials / withCredentials，* 便可以用。',
        en: 'If no cookie is needed, remove credentials / withCredentials in the page; then * is enough.',
      },
      {
        zh: '需要 cookie 就写明这个源，加上 Access-Control-Allow-Credentials: true 和 Vary: Origin；此时方法和请求头名单里的 * 也只是普通的字。',
        en: 'If cookies are needed, name the origin and add Access-Control-Allow-Credentials: true and Vary: Origin; in the lists of methods and headers * is then a plain name, too.',
      },
    ],
    lessons: ['cors-credentials#star'],
    stops: 'cors-check',
    step: {
      of: [corsSteps.allowOriginWildcard],
      compares: (_, facts) => ({ found: '*', wanted: pageOf(facts) }),
    },
    implies: { credentials: 'include' },
    configurable: true,
    compose: { fetch: { acao: 'any' }, 'socket-io': { cors: 'any', credentials: 'on' } },
  },
  'credentials-not-allowed': {
    title: {
      zh: '服务器没有允许凭据',
      en: 'The server does not allow credentials',
    },
    why: {
      zh: '页面的请求带凭据，响应里的 Access-Control-Allow-Credentials 必须恰好是小写的 true；没有、写成 True 或 1 都不行。',
      en: 'The page’s request carries credentials, so Access-Control-Allow-Credentials must be exactly true, in lower case: a missing header, True or 1 isn’t valid.',
    },
    fix: [
      {
        zh: '对名单里的源加上 Access-Control-Allow-Credentials: true，预检请求的响应也要有。',
        en: 'Send Access-Control-Allow-Credentials: true to origins on the list, in the response to the preflight as well.',
      },
      { zh: '或者在页面里不带凭据。', en: 'Or send the request without credentials.' },
    ],
    lessons: ['cors-credentials#allow-credentials', 'cookies'],
    stops: 'cors-check',
    step: {
      of: [corsSteps.allowCredentialsTrue],
      compares: ({ value }) => ({ found: value === null ? UNTOLD : value || null, wanted: 'true' }),
    },
    implies: { credentials: 'include' },
    configurable: true,
    compose: {
      fetch: ({ value }) => ({ acac: value === 'True' || value === 'false' ? value : 'none' }),
      'socket-io': { credentials: 'on' },
    },
  },
  'origin-not-allowed': {
    title: {
      zh: 'Access-Control-Allow-Origin 不允许这个源：没有，或者是别的值',
      en: 'Access-Control-Allow-Origin doesn’t allow the origin: it’s missing, or has another value',
    },
    why: {
      zh: 'Safari 对两种情况用同一句话：响应里没有 Access-Control-Allow-Origin，或者它的值不是请求的 Origin。是哪一种，要看响应。',
      en: 'Safari has one sentence for two cases: the response has no Access-Control-Allow-Origin, or its value isn’t the request’s Origin. Only the response tells which.',
    },
    fix: [
      {
        zh: '用下面的命令（或“网络”面板）看响应里的 Access-Control-Allow-Origin 和状态码：没有这个响应头，就找出是谁返回了响应；有，就逐字节与页面的源比较。',
        en: 'See Access-Control-Allow-Origin and the status of the response with the command below, or in the Network tab: if the header is missing, find out who responded; if not, compare it byte for byte with the page’s origin.',
      },
      {
        zh: '服务器按名单检查请求的 Origin，在名单里就原样写回，出错的响应也要写，并加上 Vary: Origin。',
        en: 'Let the server look up the request’s Origin in a list and write it back as it is, on error responses too, with Vary: Origin.',
      },
    ],
    lessons: ['cors-simple#whose', 'reading-a-failure#missing'],
    source: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    stops: 'cors-check',
    covers: ['allow-origin-missing', 'allow-origin-mismatch'],
    asks: 'allow-origin',
    hints: ['error-page', 'null-page', 'preflight-checked'],
    configurable: true,
  },
  'cors-unnamed': {
    title: {
      zh: 'CORS 检查没有通过，但没认出这句话',
      en: 'A CORS check failed, in words that we don’t know',
    },
    why: {
      zh: '这句话的开头是浏览器的 CORS 错误，后面的原因不在已知的句子里，可能来自更新或更老的版本。',
      en: 'The message begins like a browser’s CORS error, but we don’t know the reason that it gives; it may come from a newer or older version.',
    },
    fix: [
      {
        zh: '用下面的命令取得响应头，贴进来，由规则判断。',
        en: 'Fetch the headers with the commands below and paste them: then the rule can judge.',
      },
    ],
    lessons: ['reading-a-failure#where-to-look'],
    stops: 'cors-check',
    asks: 'values',
  },
});
