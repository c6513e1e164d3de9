import { stepsOf } from '../core/definition.ts';
import { COOKIES, FETCH, PARTITIONED } from '../core/standards.ts';

/** Whether one cookie of the jar is sent with a request (RFC 6265bis, retrieval model). */

const defineStep = stepsOf({ rule: 'cookies', by: 'browser' });

export const cookieCredentials = defineStep({
  id: 'cookie-credentials',
  stopped: 'cookie',
  source: `${FETCH}#concept-http-network-or-cache-fetch`,
  title: { zh: '请求可以带 cookie', en: 'Does the request carry cookies?' },
  passed: { zh: '请求带凭据（{found}）。', en: 'The request carries credentials ({found}).' },
  failed: {
    zh: '凭据模式是 {found}，所以这个请求一个 cookie 也不带。',
    en: 'the credentials mode is {found}, so this request carries no cookies.',
  },
});

export const cookieAlive = defineStep({
  id: 'cookie-alive',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.8.3`,
  title: { zh: '还没过期', en: 'Is it unexpired?' },
  passed: { zh: '{found} 还没过期。', en: '{found} hasn’t expired.' },
  failed: {
    zh: '{found} 已经过期。',
    en: '{found} has expired.',
  },
});

export const cookieHost = defineStep({
  id: 'cookie-host',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.1.3`,
  title: { zh: '主机相符', en: 'Is it a cookie for this host?' },
  passed: {
    zh: '主机 {found} 在 cookie 的范围 {wanted} 之内。端口不参与比较。',
    en: 'The cookie is for {wanted}, which includes the host {found}. The port doesn’t matter.',
  },
  failed: {
    zh: '它属于 {wanted}，请求发往 {found}。',
    en: 'it is for {wanted}, and the request goes to {found}.',
  },
});

export const cookiePath = defineStep({
  id: 'cookie-path',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.1.4`,
  title: { zh: '路径相符', en: 'Is it a cookie for this path?' },
  passed: { zh: '路径 {found} 在 {wanted} 之下。', en: 'The path {found} is below {wanted}.' },
  failed: {
    zh: '它的 Path 是 {wanted}，请求的路径是 {found}。',
    en: 'its Path is {wanted}, and the request’s path is {found}.',
  },
});

export const cookieSecure = defineStep({
  id: 'cookie-secure',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.8.3`,
  title: { zh: '可以往这个地址发 Secure 的 cookie', en: 'May a Secure cookie be sent to this URL?' },
  passed: {
    zh: '{found} 是 https 或本机，Secure 的 cookie 可以发。',
    en: '{found} is https or this machine itself, so a Secure cookie may be sent there.',
  },
  failed: {
    zh: '它是 Secure 的，{found} 是明文 http。',
    en: 'it is Secure, and {found} is plain http.',
  },
});

export const cookieSameSite = defineStep({
  id: 'cookie-same-site',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.8.3`,
  title: { zh: 'SameSite 允许', en: 'Does SameSite allow it?' },
  passed: {
    zh: 'cookie 是 {found}，这个请求（{wanted}）可以带。',
    en: 'The cookie has {found}, and this request ({wanted}) may carry it.',
  },
  failed: {
    zh: '请求跨站（{wanted}），而 cookie 是 {found}。Strict 从不跨站；Lax 只随改变地址栏的 GET 发送。',
    en: 'the request is cross-site ({wanted}), and the cookie has {found}. A Strict cookie never crosses sites, a Lax one only with a GET that changes the address bar.',
  },
  without: {
    found: {
      passed: {
        zh: 'cookie 没有写 SameSite，这个请求（{wanted}）可以带。',
        en: 'The cookie was set without SameSite, and this request ({wanted}) may carry it.',
      },
      failed: {
        zh: '请求跨站（{wanted}）。cookie 没有写 SameSite，按 Lax 处理，只随改变地址栏的 GET 发送。',
        en: 'the request is cross-site ({wanted}). The cookie was set without SameSite, which counts as Lax: it’s only sent with a GET that changes the address bar.',
      },
    },
  },
});

export const cookieLaxPost = defineStep({
  id: 'cookie-lax-post',
  stopped: 'cookie',
  compares: 'at-most',
  source: `${COOKIES}#section-5.6.7.2`,
  title: { zh: '还在 Lax + POST 的两分钟之内', en: 'Is it within the two minutes of Lax + POST?' },
  passed: {
    zh: '没写 SameSite 的 cookie 设置后 {wanted} 秒内，跨站的 POST 表单也会带上（现在是第 {found} 秒）。',
    en: 'For {wanted} s after it was set, a cookie without SameSite is also sent with another site’s POST form (it is {found} s old).',
  },
  failed: {
    zh: '没写 SameSite 的 cookie 按 Lax 处理，跨站的 POST 表单只在设置后 {wanted} 秒内会带上（现在是第 {found} 秒）。',
    en: 'without SameSite it counts as Lax, and is sent with another site’s POST form only for {wanted} s after it was set (it is {found} s old).',
  },
});

export const cookiePartition = defineStep({
  id: 'cookie-partition',
  stopped: 'cookie',
  compares: 'equal',
  source: `${PARTITIONED}#section-2.2`,
  title: { zh: '分区相符', en: 'Is it the right partition?' },
  passed: { zh: '分区都是 {found}。', en: 'Both belong to the partition {found}.' },
  failed: {
    zh: '它存在分区 {wanted}，这个请求的分区是 {found}。',
    en: 'it is kept in the partition {wanted}, and the request belongs to {found}.',
  },
});

export const cookieThirdParty = defineStep({
  id: 'cookie-third-party',
  stopped: 'cookie',
  source: `${COOKIES}#section-7.1`,
  title: {
    zh: '第三方可以带未分区的 cookie',
    en: 'May a third party get unpartitioned cookies?',
  },
  passed: {
    zh: '{found} 对地址栏里的 {wanted} 是第三方，这个浏览器允许第三方 cookie。',
    en: '{found} is a third party to {wanted} in the address bar, and this browser allows third-party cookies.',
  },
  failed: {
    zh: '{found} 对地址栏里的 {wanted} 是第三方，未分区的 cookie 不发给第三方。',
    en: '{found} is a third party to {wanted} in the address bar, and third parties get no unpartitioned cookies.',
  },
});

export const cookieSent = defineStep({
  id: 'cookie-sent',
  source: `${COOKIES}#section-5.8.3`,
  title: { zh: '发出去了', en: 'Is it sent?' },
  passed: { zh: '{found} 随请求发出。', en: '{found} is sent with the request.' },
});
