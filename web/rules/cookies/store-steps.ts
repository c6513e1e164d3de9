import { stepsOf } from '../core/definition.ts';
import { COOKIES, FETCH, PARTITIONED } from '../core/standards.ts';

/** What becomes of one Set-Cookie header (RFC 6265bis, storage model). */

const defineStep = stepsOf({ rule: 'cookies', by: 'browser' });

export const cookieStoreCredentials = defineStep({
  id: 'cookie-store-credentials',
  stopped: 'set-cookie',
  source: `${FETCH}#concept-http-network-fetch`,
  title: { zh: '这个请求的 Set-Cookie 有效', en: 'Does Set-Cookie count for this request?' },
  passed: {
    zh: '请求带凭据（{found}），浏览器会看响应里的 Set-Cookie。',
    en: 'The request carries credentials ({found}), so the browser reads Set-Cookie.',
  },
  failed: {
    zh: '请求不带凭据（{found}）。',
    en: 'the request was made without credentials ({found}).',
  },
});

export const cookieCharacters = defineStep({
  id: 'cookie-characters',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.6`,
  title: { zh: '响应头里没有控制字符', en: 'Is the header free of control characters?' },
  passed: { zh: '没有控制字符。', en: 'It contains no control characters.' },
  failed: {
    zh: '响应头 {found} 里有控制字符，整个响应头作废。',
    en: 'the header {found} contains a control character, so the whole header is invalid.',
  },
});

export const cookieName = defineStep({
  id: 'cookie-name',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '有名字或值', en: 'Is there a name or a value?' },
  passed: { zh: '名字或值是 {found}。', en: 'Its name or value is {found}.' },
  failed: {
    zh: '它没有名字，也没有可以单独保存的值。',
    en: 'it has no name, and no value that can be kept without one.',
  },
});

export const cookieSize = defineStep({
  id: 'cookie-size',
  stopped: 'cookie',
  compares: 'at-most',
  source: `${COOKIES}#section-5.6`,
  title: { zh: '大小没有超限', en: 'Is it small enough?' },
  passed: {
    zh: '名字加值共 {found} 字节，最多 {wanted}。',
    en: 'Name and value are {found} bytes of at most {wanted}.',
  },
  failed: {
    zh: '名字加值共 {found} 字节，最多 {wanted}。',
    en: 'name and value are {found} bytes; the limit is {wanted}.',
  },
});

export const cookiePrefix = defineStep({
  id: 'cookie-prefix',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.4`,
  title: { zh: '满足名字前缀的要求', en: 'Does it have what its prefix requires?' },
  passed: {
    zh: '前缀 {found} 要求 {wanted}，都有。',
    en: 'The prefix {found} requires {wanted}, and the cookie has it all.',
  },
  failed: {
    zh: '名字以 {found} 开头就必须有 {wanted}。',
    en: 'a name with the prefix {found} requires {wanted}.',
  },
});

export const cookiePrefixNameless = defineStep({
  id: 'cookie-prefix-nameless',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '没有名字的值不冒充前缀', en: 'Is a nameless value free of a prefix?' },
  failed: {
    zh: '它没有名字，值 {found} 发出去，看起来会像带前缀的名字。',
    en: 'it has no name, and its value {found} would look like a name with a prefix when sent.',
  },
});

export const cookieDomainSet = defineStep({
  id: 'cookie-domain-set',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.1.3`,
  title: { zh: 'Domain 管得到这台主机', en: 'Does Domain include the host?' },
  passed: {
    zh: 'Domain={found} 就是 {wanted} 或它的上级域名。',
    en: 'Domain={found} is {wanted} or a domain above it.',
  },
  failed: {
    zh: '{wanted} 不在 Domain={found} 之内，只能写自己或自己的上级域名。',
    en: 'Domain={found} doesn’t include {wanted}; a host may name itself or a domain above it.',
  },
});

export const cookiePublicSuffix = defineStep({
  id: 'cookie-public-suffix',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: 'Domain 不是公共后缀', en: 'Is Domain narrower than a public suffix?' },
  passed: { zh: 'Domain={found} 不是公共后缀。', en: 'Domain={found} isn’t a public suffix.' },
  failed: {
    zh: '{found} 是公共后缀：要是允许 {wanted} 这样写，cookie 就会发给别人的站。',
    en: '{found} is a public suffix: a cookie that {wanted} sets for it would be sent to other people’s sites.',
  },
});

export const cookieSecureSet = defineStep({
  id: 'cookie-secure-set',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '可以从这个地址设置 Secure', en: 'May this URL set Secure?' },
  passed: {
    zh: '{found} 是 https 或本机，可以设置 Secure 的 cookie。',
    en: '{found} is https or this machine itself, and may set a Secure cookie.',
  },
  failed: {
    zh: '{found} 是明文 http，不能设置 Secure 的 cookie。',
    en: '{found} is plain http and may not set a Secure cookie.',
  },
});

export const cookieSecureKept = defineStep({
  id: 'cookie-secure-kept',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '不覆盖 Secure 的 cookie', en: 'Does it leave Secure cookies alone?' },
  passed: { zh: '{found} 不覆盖 Secure 的 cookie。', en: '{found} doesn’t replace a Secure cookie.' },
  failed: {
    zh: '已有同名的 Secure cookie {found}，明文 http 的 {wanted} 不能覆盖它。',
    en: 'there is a Secure cookie {found}, and plain http ({wanted}) may not replace it.',
  },
});

export const cookieNoneSecure = defineStep({
  id: 'cookie-none-secure',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: { zh: 'SameSite=None 带了 Secure', en: 'Does SameSite=None come with Secure?' },
  passed: { zh: '{found} 带了 {wanted}。', en: '{found} comes with {wanted}.' },
  failed: {
    zh: '{found} 必须同时写 {wanted}。控制台里不一定有提示。',
    en: '{found} requires {wanted}. The console may not even say so.',
  },
});

export const cookiePartitionedSecure = defineStep({
  id: 'cookie-partitioned-secure',
  stopped: 'cookie',
  source: `${PARTITIONED}#section-2.1`,
  title: { zh: 'Partitioned 带了 Secure', en: 'Does Partitioned come with Secure?' },
  passed: { zh: '{found} 带了 {wanted}。', en: '{found} comes with {wanted}.' },
  failed: {
    zh: '{found} 必须同时写 {wanted}。',
    en: '{found} requires {wanted}.',
  },
});

export const cookieSameSiteSet = defineStep({
  id: 'cookie-same-site-set',
  stopped: 'cookie',
  source: `${COOKIES}#section-5.7`,
  title: {
    zh: '跨站的响应可以设置这样的 SameSite',
    en: 'May a cross-site response set this SameSite?',
  },
  passed: {
    zh: '{found} 的 cookie 可以由跨站的响应设置。',
    en: 'A cross-site response may set a cookie with {found}.',
  },
  failed: {
    zh: '请求是跨站的；{found} 的 cookie 只能由同站的响应或跳转设置。',
    en: 'the request is cross-site; a cookie with {found} can only be set by a same-site response or by a navigation.',
  },
  without: {
    found: {
      passed: {
        zh: '没写 SameSite 的 cookie 可以由跨站的响应设置。',
        en: 'A cross-site response may set a cookie without SameSite.',
      },
      failed: {
        zh: '请求是跨站的。没写 SameSite 就按 Lax 处理，只能由同站的响应或跳转设置。',
        en: 'the request is cross-site. Without SameSite a cookie counts as Lax, and can only be set by a same-site response or by a navigation.',
      },
    },
  },
});

export const cookieThirdPartySet = defineStep({
  id: 'cookie-third-party-set',
  stopped: 'cookie',
  source: `${COOKIES}#section-7.1`,
  title: { zh: '允许设置第三方 cookie', en: 'May third parties set cookies?' },
  passed: {
    zh: '{found} 对地址栏里的 {wanted} 是第三方，这个浏览器允许它的 cookie。',
    en: '{found} is a third party to {wanted} in the address bar, and this browser allows its cookies.',
  },
  failed: {
    zh: '{found} 对地址栏里的 {wanted} 是第三方，这个浏览器不允许第三方 cookie。',
    en: '{found} is a third party to {wanted} in the address bar, and this browser doesn’t allow third-party cookies.',
  },
});

export const cookieRemoved = defineStep({
  id: 'cookie-removed',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '已经过期', en: 'Has it expired already?' },
  passed: {
    zh: '{found} 已经过期，浏览器删除同名、同域、同路径的 cookie。',
    en: '{found} has expired: the browser removes the cookie with that name, domain and path.',
  },
});

export const cookieStored = defineStep({
  id: 'cookie-stored',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '存下了', en: 'Is it kept?' },
  passed: { zh: '浏览器存下了 {found}。', en: 'The browser keeps {found}.' },
});

export const cookieStoredPartitioned = defineStep({
  id: 'cookie-stored-partitioned',
  source: `${PARTITIONED}#section-2.1`,
  title: { zh: '存在哪个分区？', en: 'In which partition is it kept?' },
  passed: {
    zh: '浏览器把 {found} 存进分区 {wanted}，只在那里发送。',
    en: 'The browser keeps {found} in the partition {wanted}, and sends it only there.',
  },
});
