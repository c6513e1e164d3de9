import { ADD_HEADER_STATUSES } from '../../fixes/nginx.ts';
import { getField } from '../../rules/core/exchange.ts';
import type { Known } from '../known.ts';
import { fits, type Hint, statusOf, urlOf } from './hint.ts';

function failedAnswer(at: 'preflight' | 'request' | null, known: Known) {
  return at === 'preflight' ? known.preflight : (known.answers.at(-1) ?? null);
}

/** Where a redirect leads; null where no redirect was pasted. */
function locationOf({ preflight, answers, url }: Known): URL | null {
  const redirect = [preflight, ...answers].find(
    answer => answer?.status && answer.status >= 300 && answer.status < 400,
  );
  const location = redirect ? getField(redirect.fields, 'Location') : null;
  if (location === null) return null;
  return URL.canParse(location, url ?? undefined) ? new URL(location, url ?? undefined) : null;
}

/** What the status of the failed answer says about who gave it. */
export const answerHints: readonly Hint[] = [
  {
    id: 'preflight-login',
    applies: (failure, known) =>
      failure.stops === 'preflight' && [401, 407].includes(statusOf(failure, known) ?? 0),
    text: {
      zh: 'OPTIONS 得到 401：身份验证排在 CORS 前面。浏览器的预检请求不带 cookie，也不带 Authorization，所以永远通不过；把 CORS 中间件放到身份验证之前。',
      en: 'OPTIONS got a 401: authentication comes before CORS. A browser’s preflight carries neither cookies nor Authorization and can never pass; put the CORS middleware before authentication.',
    },
  },
  {
    id: 'preflight-forbidden',
    applies: (failure, known) => failure.stops === 'preflight' && statusOf(failure, known) === 403,
    text: {
      zh: 'OPTIONS 得到 403，有两种可能：身份验证或防火墙排在 CORS 前面（预检请求不带 cookie 和 Authorization，通不过）；或者 CORS 过滤器拒绝了这个源、方法或请求头。响应体会说明是哪一种（如 Invalid CORS request）。',
      en: 'OPTIONS got a 403, which means one of two things: authentication or a firewall comes before CORS (a preflight carries neither cookies nor Authorization and can’t pass), or a CORS filter refused the origin, method or header. The body tells which (such as Invalid CORS request).',
    },
  },
  {
    id: 'preflight-no-route',
    applies: (failure, known) =>
      failure.stops === 'preflight' && [404, 405, 501].includes(statusOf(failure, known) ?? 0),
    text: {
      zh: 'OPTIONS 得到 404 或 405：没有为 OPTIONS 准备路由，CORS 中间件也没有覆盖这条路径。',
      en: 'OPTIONS got a 404 or 405: no route handles OPTIONS, and the CORS middleware doesn’t cover this path.',
    },
  },
  {
    id: 'too-large',
    applies: (failure, known) => fits(failure, 'error-page') && statusOf(failure, known) === 413,
    text: {
      zh: '状态码是 413：代理认为请求体太大，自己返回了响应，请求没有到应用，所以没有 CORS 响应头。要改的是大小限制（nginx 的 client_max_body_size），不是 CORS。',
      en: 'The status is 413: the proxy found the body too large and responded itself; the application never saw it, hence no CORS headers. Raise the limit (client_max_body_size in nginx); CORS isn’t the problem.',
    },
  },
  {
    id: 'gateway',
    applies: (failure, known) =>
      fits(failure, 'error-page') && [502, 503, 504].includes(statusOf(failure, known) ?? 0),
    text: {
      zh: '状态码是 502、503 或 504：响应来自代理，应用没有运行、崩溃了或者超时，所以没有 CORS 响应头。先修应用；CORS 多半没有问题。',
      en: 'The status is 502, 503 or 504: the response comes from the proxy, because the application is down, crashed or too slow, hence no CORS headers. Fix that first; CORS is probably fine.',
    },
  },
  {
    id: 'cdn-origin',
    applies: (failure, known) => {
      const status = statusOf(failure, known) ?? 0;
      return fits(failure, 'error-page') && ((status >= 520 && status <= 527) || status === 530);
    },
    text: {
      zh: '状态码是 52x 或 530：CDN（Cloudflare）没有从你的服务器得到可用的响应，返回的是它自己的出错页，所以没有 CORS 响应头。先让源站能被连上；CORS 不是问题。',
      en: 'The status is 52x or 530: the CDN (Cloudflare) got no usable response from your server and sent its own error page, hence no CORS headers. Make the origin server reachable first; CORS isn’t the problem.',
    },
  },
  {
    id: 'rate-limit',
    applies: (failure, known) => fits(failure, 'error-page') && statusOf(failure, known) === 429,
    text: {
      zh: '状态码是 429：请求太频繁，网关或应用限流了，它的响应没有 CORS 响应头。降低频率，或者放宽限流；CORS 不是问题。',
      en: 'The status is 429: there were too many requests, and the gateway’s or application’s refusal has no CORS headers. Send fewer, or relax the limit; CORS isn’t the problem.',
    },
  },
  {
    id: 'server-error',
    applies: (failure, known) => fits(failure, 'error-page') && statusOf(failure, known) === 500,
    text: {
      zh: '状态码是 500：应用出错了，出错的响应丢了 CORS 响应头。真正要修的是那个错误，看服务器日志；再让出错处理也带上 CORS 响应头。',
      en: 'The status is 500: the application failed, and its error page lost the CORS headers. Fix the error itself, with the help of the server’s log; then make error responses carry the headers, too.',
    },
  },
  {
    id: 'client-error',
    applies: (failure, known) => {
      const status = statusOf(failure, known) ?? 0;
      return (
        fits(failure, 'error-page') &&
        failure.stops !== 'preflight' &&
        status >= 400 &&
        status < 500 &&
        status !== 413 &&
        status !== 429
      );
    },
    text: {
      zh: '服务器用 4xx 拒绝了请求，而这个出错的响应没有 CORS 响应头，页面连状态码都看不到。先看为什么被拒绝，再让出错的响应也带上 CORS 响应头。',
      en: 'The server refused with a 4xx, and that error response lacks the CORS headers, so the page can’t even see the status. Find out why it refused, then make error responses carry the headers, too.',
    },
  },
  {
    id: 'nginx-always',
    applies: (failure, known) => {
      const answer = failedAnswer(failure.at, known);
      const status = statusOf(failure, known);
      return (
        failure.cause === 'allow-origin-missing' &&
        status !== null &&
        !ADD_HEADER_STATUSES.includes(status) &&
        /nginx/i.test(answer ? (getField(answer.fields, 'Server') ?? '') : '')
      );
    },
    text: {
      zh: `这个响应来自 nginx：不写 always，add_header 只加在状态码为 ${ADD_HEADER_STATUSES.join('、')} 的响应上，要写成 add_header … always。`,
      en: `The response comes from nginx: without always, add_header only adds to responses with status ${ADD_HEADER_STATUSES.join(', ')}. Write add_header … always.`,
    },
  },
  {
    id: 'redirect-itself',
    applies: (failure, known) => {
      const status = statusOf(failure, known) ?? 0;
      return (
        failure.cause === 'allow-origin-missing' &&
        failure.stops !== 'preflight' &&
        status >= 300 &&
        status < 400
      );
    },
    text: {
      zh: '这个响应是重定向：重定向本身也要有 CORS 响应头，浏览器才会继续走。最好让页面直接请求最终的地址。',
      en: 'This response is a redirect, which needs the CORS headers itself before the browser follows it. Better have the page request the final URL.',
    },
  },
  {
    id: 'location-https',
    applies: (_, known) => {
      const [to, from] = [locationOf(known), urlOf(known.url)];
      return (
        !!to &&
        !!from &&
        to.hostname === from.hostname &&
        from.protocol === 'http:' &&
        to.protocol === 'https:'
      );
    },
    text: {
      zh: 'Location 只是把 http 换成了 https：在页面里直接写 https。',
      en: 'Location merely turns http into https: write https in the page.',
    },
  },
  {
    id: 'location-http',
    applies: (_, known) => {
      const [to, from] = [locationOf(known), urlOf(known.url)];
      return (
        !!to &&
        !!from &&
        to.hostname === from.hostname &&
        from.protocol === 'https:' &&
        to.protocol === 'http:'
      );
    },
    text: {
      zh: 'Location 把 https 变回了 http：TLS 在代理那里结束，应用以为自己在用 http。让代理发送 X-Forwarded-Proto: https，并让应用信任它。',
      en: 'Location turns https back into http: a proxy terminates TLS, and the application believes that it’s on http. Have the proxy send X-Forwarded-Proto: https, and let the application trust it.',
    },
  },
  {
    id: 'location-slash',
    applies: (_, known) => {
      const [to, from] = [locationOf(known), urlOf(known.url)];
      return (
        !!to &&
        !!from &&
        to.host === from.host &&
        to.pathname !== from.pathname &&
        to.pathname.replace(/\/$/, '') === from.pathname.replace(/\/$/, '')
      );
    },
    text: {
      zh: 'Location 只差末尾的斜杠：在页面里照它写。',
      en: 'Location differs only by the trailing slash: write the URL like that in the page.',
    },
  },
  {
    id: 'location-login',
    applies: (_, known) => /log-?in|sign-?in|auth|sso|oauth/i.test(locationOf(known)?.pathname ?? ''),
    text: {
      zh: 'Location 指向登录页：没有登录。接口应当返回 401，而不是把 fetch 送去登录页。',
      en: 'Location is a login page: nobody is logged in. An API should respond with 401, not redirect fetch to a page.',
    },
  },
  {
    id: 'curl-without-origin',
    applies: ({ basis, cause, at }, known) =>
      (basis === 'rule' || basis === 'both') &&
      cause === 'allow-origin-missing' &&
      failedAnswer(at, known)?.sentOrigin === null,
    text: {
      zh: '注意：这次 curl 没有发送 Origin，许多服务器这时不写 CORS 响应头。用下面的命令（带 Origin）再试一次才算数。',
      en: 'Mind that this curl sent no Origin, and then many servers write no CORS headers. Try again with the command below, which does.',
    },
  },
];
