import { stepsOf } from '../core/definition.ts';
import { COOKIES, FETCH, RFC9110 } from '../core/standards.ts';

/** What a proxy does with a request, and what the server behind it makes of that. */

const defineStep = stepsOf({ rule: 'proxy', by: 'proxy' });

/** No RFC asks this of a proxy; whoever writes one that takes a URL has to. */
const FORGED_REQUESTS =
  'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html#introduction';

export const proxyUnchecked = defineStep({
  id: 'proxy-unchecked',
  source: FORGED_REQUESTS,
  title: { zh: '代理不检查目标', en: 'Does the proxy fetch whatever it’s told to?' },
  passed: {
    zh: '请求让代理去取 {found}，代理没有检查目标。',
    en: 'The request tells the proxy to fetch from {found}; the proxy doesn’t check the target.',
  },
});

export const proxyListed = defineStep({
  id: 'proxy-listed',
  compares: 'one-of',
  source: FORGED_REQUESTS,
  title: { zh: '目标在代理的白名单里', en: 'Is the target on the proxy’s allowlist?' },
  passed: { zh: '{found} 在代理的白名单里。', en: '{found} is on the proxy’s allowlist.' },
  failed: {
    zh: '{found} 不在代理的白名单里，名单里只有 {wanted}。',
    en: '{found} isn’t on the proxy’s allowlist, which has only {wanted}.',
  },
});

export const proxySentOn = defineStep({
  id: 'proxy-sent-on',
  stopped: 'silence',
  source: `${RFC9110}#section-15.6.3`,
  title: { zh: '代理转发请求，得到响应', en: 'Did the proxy send the request on, and get a response?' },
  passed: { zh: '代理转发的请求：{found}。', en: 'The proxy sent the request on as {found}.' },
  failed: {
    zh: '代理后面的服务器没有返回响应。',
    en: 'the server behind the proxy sent none.',
  },
});

export const proxyHostKept = defineStep({
  id: 'proxy-host-kept',
  source: `${RFC9110}#section-7.2`,
  title: { zh: 'Host 保持原样', en: 'Does the proxy leave Host alone?' },
  passed: {
    zh: '代理没有改 Host，服务器看到的还是 {found}。',
    en: 'The proxy leaves Host alone: the server sees {found}, as in the page’s request.',
  },
});

export const proxyHostChanged = defineStep({
  id: 'proxy-host-changed',
  source: `${RFC9110}#section-7.2`,
  title: { zh: 'Host 改成目标的', en: 'Does the proxy change Host to the target’s?' },
  passed: {
    zh: '代理把 Host 改成了 {found}：changeOrigin 改的就是它。',
    en: 'The proxy changes Host to {found}: that’s what changeOrigin does.',
  },
});

export const proxyOriginKept = defineStep({
  id: 'proxy-origin-kept',
  source: `${FETCH}#append-a-request-origin-header`,
  title: { zh: 'Origin 保持原样', en: 'Does the proxy leave Origin alone?' },
  passed: {
    zh: '代理没有改 Origin，服务器看到的还是页面的源 {found}。',
    en: 'The proxy leaves Origin alone: the server sees the page’s origin, {found}.',
  },
});

export const proxyOriginNone = defineStep({
  id: 'proxy-origin-none',
  source: `${FETCH}#append-a-request-origin-header`,
  title: { zh: '请求没有 Origin', en: 'Is the request without Origin?' },
  passed: {
    zh: '对浏览器来说这是同源的 GET，不带 Origin；代理转发的请求也没有。',
    en: 'To the browser it’s a same-origin GET, which has no Origin header; so the request that the proxy sends on has none.',
  },
});

export const proxyOriginChanged = defineStep({
  id: 'proxy-origin-changed',
  source: `${FETCH}#origin-header`,
  title: { zh: 'Origin 换成目标的', en: 'Does the proxy replace Origin?' },
  passed: {
    zh: '代理把 Origin 写成了 {found}。',
    en: 'The proxy sets Origin to {found}.',
  },
});

export const proxyUpgrade = defineStep({
  id: 'proxy-upgrade',
  source: `${RFC9110}#section-7.6.1`,
  title: { zh: '代理转发 Upgrade 和 Connection', en: 'Does the proxy pass on Upgrade and Connection?' },
  passed: {
    zh: '代理在自己的请求里也写了 Upgrade 和 Connection。',
    en: 'The proxy puts Upgrade and Connection into its own request too.',
  },
  tolerated: {
    zh: 'Upgrade 和 Connection 只管一段连接，代理没有写进自己的请求。',
    en: 'Upgrade and Connection apply to one connection only, and the proxy leaves them out of its own request.',
  },
});

export const upstreamHost = defineStep({
  id: 'upstream-host',
  by: 'server',
  reads: 'Host',
  compares: 'equal',
  source: `${RFC9110}#section-15.5.20`,
  title: { zh: 'Host 是这台服务器的名字', en: 'Is Host this server’s name?' },
  passed: { zh: 'Host 是 {found}，正是这台服务器的名字。', en: 'Host is {found}, the name of this server.' },
  failed: {
    zh: 'Host 是 {found}，这台服务器只认 {wanted}。',
    en: 'its Host is {found}, and this server answers only to {wanted}.',
  },
});

export const upstreamPath = defineStep({
  id: 'upstream-path',
  by: 'server',
  compares: 'equal',
  source: `${RFC9110}#section-15.5.5`,
  title: { zh: '服务器有这个路径', en: 'Does the server have this path?' },
  passed: { zh: '服务器收到的路径是 {found}。', en: 'The path that reaches the server is {found}.' },
  failed: {
    zh: '服务器收到的路径是 {found}，它只有 {wanted}。',
    en: 'the path that reaches it is {found}, and it only has {wanted}.',
  },
});

export const proxyCookieStored = defineStep({
  id: 'proxy-cookie-stored',
  by: 'browser',
  source: `${COOKIES}#section-5.7`,
  title: { zh: '浏览器存下会话 cookie', en: 'Does the browser store the session cookie?' },
  passed: {
    zh: '浏览器存下了 {wanted} 的会话 cookie。',
    en: 'The browser stores the session cookie, for {wanted}.',
  },
  tolerated: {
    zh: 'Set-Cookie 写着 Domain={found}，而浏览器请求的主机是 {wanted}：没有存下。',
    en: 'Set-Cookie says Domain={found}, but the host that the browser requested is {wanted}: the cookie isn’t stored.',
  },
  without: {
    found: {
      tolerated: {
        zh: '浏览器没有存下 {wanted} 的会话 cookie。',
        en: 'The browser doesn’t store the session cookie of {wanted}.',
      },
    },
  },
});

export const sessionCookie = defineStep({
  id: 'session-cookie',
  by: 'server',
  source: `${RFC9110}#section-15.5.2`,
  title: { zh: '请求带着会话 cookie', en: 'Does the request carry the session cookie?' },
  passed: { zh: '请求带着会话 cookie。', en: 'The request carries the session cookie.' },
  failed: { zh: '请求没有带会话 cookie。', en: 'it has no session cookie.' },
});

export const proxyReadable = defineStep({
  id: 'proxy-readable',
  by: 'browser',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: '页面能读到响应', en: 'Can the page read the response?' },
  passed: {
    zh: '在浏览器看来，响应来自页面自己的源，页面直接能读，不需要 CORS 响应头。',
    en: 'To the browser the response comes from the page’s own origin, so the page can read it without any CORS header.',
  },
});

export const proxyInternal = defineStep({
  id: 'proxy-internal',
  source: FORGED_REQUESTS,
  title: { zh: '代理取来了内部服务的响应', en: 'Did the proxy fetch from an internal service?' },
  passed: {
    zh: '页面拿到了 {found} 的响应：浏览器访问不到它，代理访问得到。',
    en: 'The page has a response from {found}, which a browser can’t reach, but the proxy can.',
  },
});
