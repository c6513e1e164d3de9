import { stepsOf } from '../core/definition.ts';
import { BAD_PORT, MODE, page, TLS } from '../core/remedy.ts';
import { CSP, FETCH, MIXED_CONTENT, RFC9111 } from '../core/standards.ts';

/** What the browser decides of one request before it is sent (Fetch, main fetch). */

const defineStep = stepsOf({ rule: 'fetch', by: 'browser' });

export const connectSrc = defineStep({
  id: 'connect-src',
  source: `${CSP}#directive-connect-src`,
  title: {
    zh: '页面的 CSP 允许连接这个地址',
    en: 'Does the page’s CSP allow the URL?',
  },
  passed: {
    zh: '页面的 connect-src（{wanted}）允许 {found}。',
    en: 'The page’s connect-src ({wanted}) allows {found}.',
  },
  failed: {
    zh: '页面自己的 CSP 里，connect-src 只允许 {wanted}，不包括 {found}。这是页面的规定，目标服务器写什么响应头都没用。',
    en: 'connect-src in the page’s own CSP allows only {wanted}, not {found}. No header from the target server can change that.',
  },
  remedy: page(
    '是页面自己的 CSP 拦下的：在发送页面的服务器上，把这个地址写进 connect-src。',
    'The page’s own CSP blocked it: on the server that sends the page, add this URL to connect-src.',
  ),
});

export const mixedFetch = defineStep({
  id: 'mixed-fetch',
  source: `${MIXED_CONTENT}#should-block-fetch`,
  title: { zh: '请求不是混合内容', en: 'Does the request avoid mixed content?' },
  passed: {
    zh: '从 {wanted} 的页面请求 {found}，不算混合内容（本机回环地址从来不算）。',
    en: 'From a page at {wanted}, a request to {found} isn’t mixed content (a loopback host never is).',
  },
  failed: {
    zh: '页面 {wanted} 是 https，不许用明文请求 {found}。',
    en: 'the page {wanted} is https and may not send unencrypted requests to {found}.',
  },
  remedy: TLS,
});

export const badPort = defineStep({
  id: 'bad-port',
  source: `${FETCH}#port-blocking`,
  title: {
    zh: '端口不在禁用之列',
    en: 'Does the browser send requests to this port?',
  },
  passed: { zh: '端口 {found} 不在禁用端口之列。', en: 'Port {found} is not one of the bad ports.' },
  failed: {
    zh: '端口 {found} 属于别的协议（如邮件、SSH），在禁用端口之列。',
    en: 'port {found} belongs to another protocol (mail, SSH, …) and is one of the bad ports.',
  },
  remedy: BAD_PORT,
});

export const modeSameOrigin = defineStep({
  id: 'mode-same-origin',
  compares: 'equal',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: 'same-origin 模式允许这个地址', en: 'Does same-origin mode allow the URL?' },
  passed: {
    zh: 'same-origin 模式只能请求同源的地址，{found} 与页面同源。',
    en: 'In same-origin mode a page may only request its own origin, and {found} is its own.',
  },
  failed: {
    zh: 'same-origin 模式只能请求同源的地址，{found} 与页面的源 {wanted} 不同。',
    en: 'in same-origin mode a page may only request its own origin, {wanted}, and {found} is another origin.',
  },
  remedy: MODE,
});

export const crossOrigin = defineStep({
  id: 'cross-origin',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: '请求跨源', en: 'Is the request cross-origin?' },
  passed: {
    zh: '请求跨源：地址的源是 {found}，页面的源是 {wanted}。',
    en: 'The request is cross-origin: it goes to {found}, and the page’s origin is {wanted}.',
  },
});

export const noCorsRedirect = defineStep({
  id: 'no-cors-redirect',
  compares: 'equal',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: 'no-cors 模式跟随重定向', en: 'Does this no-cors request follow redirects?' },
  passed: {
    zh: 'no-cors 模式的跨源请求必须跟随重定向，这里的重定向模式正是 {found}。',
    en: 'A cross-origin no-cors request must follow redirects, and this one does ({found}).',
  },
  failed: {
    zh: 'no-cors 模式的跨源请求必须跟随重定向（{wanted}），这里的重定向模式却是 {found}。',
    en: 'a cross-origin no-cors request must follow redirects ({wanted}), and here the redirect mode is {found}.',
  },
  remedy: MODE,
});

export const cached = defineStep({
  id: 'cached',
  source: `${FETCH}#concept-http-network-or-cache-fetch`,
  title: { zh: '响应来自 HTTP 缓存', en: 'Does the response come from the HTTP cache?' },
  passed: {
    zh: '响应来自 HTTP 缓存（缓存模式 {wanted}，{found}），网络上什么也没有发送。',
    en: 'The response comes from the HTTP cache (cache mode {wanted}, {found}); nothing was sent.',
  },
});

export const cacheVary = defineStep({
  id: 'cache-vary',
  source: `${RFC9111}#section-4.1`,
  title: { zh: '缓存里的响应适用于这个请求', en: 'Does the cached response match this request?' },
  tolerated: {
    zh: '缓存里的响应写着 Vary: {found}，而这个请求的这些请求头与当时不同，所以重新请求。',
    en: 'The cached response has Vary: {found}, and this request differs in those headers, so a new request is sent to the server.',
  },
});

export const streamHttp2 = defineStep({
  id: 'stream-http2',
  compares: 'equal',
  source: `${FETCH}#concept-http-network-fetch`,
  title: { zh: '可以边生成边上传', en: 'Can the body be streamed to this server?' },
  failed: {
    zh: '流式上传需要 {wanted}，这台服务器用的是 {found}。',
    en: 'a streamed body needs {wanted}, and this server uses {found}.',
  },
});
