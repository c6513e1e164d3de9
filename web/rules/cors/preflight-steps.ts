import { stepsOf } from '../core/definition.ts';
import { DOWN, PREFLIGHTED, SILENT } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

/** When a browser asks first, and what it must be told (Fetch, CORS-preflight fetch). */

const defineStep = stepsOf({ rule: 'preflight', by: 'browser' });

export const methodSafelisted = defineStep({
  id: 'method-safelisted',
  compares: 'one-of',
  source: `${FETCH}#cors-safelisted-method`,
  title: { zh: '方法不需要预检', en: 'Can this method be sent without a preflight?' },
  passed: { zh: '方法 {found} 不需要预检请求。', en: 'The method {found} needs no preflight.' },
  tolerated: {
    zh: '方法 {found} 不在 {wanted} 之列，浏览器先发预检请求。',
    en: 'The method {found} isn’t one of {wanted}, so the browser sends a preflight first.',
  },
});

export const headersSafelisted = defineStep({
  id: 'headers-safelisted',
  source: `${FETCH}#cors-safelisted-request-header`,
  title: { zh: '请求头都不需要预检', en: 'Can these headers be sent without a preflight?' },
  passed: {
    zh: '页面加的请求头（{found}）不需要预检请求。',
    en: 'The headers that the page added ({found}) need no preflight.',
  },
  tolerated: {
    zh: '请求头 {found} 不在安全名单里，浏览器先发预检请求。',
    en: 'The safelist doesn’t contain {found}, so the browser sends a preflight first.',
  },
  without: { found: { passed: { zh: '页面没有加请求头。', en: 'The page added no headers.' } } },
});

export const uploadListener = defineStep({
  id: 'upload-listener',
  source: 'https://xhr.spec.whatwg.org/#the-send()-method',
  title: { zh: '没有监听上传进度', en: 'Does the script leave upload progress alone?' },
  passed: {
    zh: '这个浏览器不会因为监听而发预检请求（{found} 请求没有请求体）。',
    en: 'This browser sends no preflight for the listener (the {found} request has no body).',
  },
  tolerated: {
    zh: '脚本监听了 XMLHttpRequest 的 upload，{found} 请求也要先发预检请求。',
    en: 'The script listens to upload events of its XMLHttpRequest, so even a {found} request needs a preflight.',
  },
});

export const streamPreflight = defineStep({
  id: 'stream-preflight',
  source: `${FETCH}#use-cors-preflight-flag`,
  title: {
    zh: '请求体不是流',
    en: 'Is the body something other than a stream?',
  },
  tolerated: {
    zh: '请求体是流，{found} 请求也要先发预检请求。',
    en: 'The body is a stream, so even a {found} request needs a preflight.',
  },
});

export const redirectPreflight = defineStep({
  id: 'redirect-preflight',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: '重定向后不用再预检', en: 'Does the redirect make the preflight unnecessary?' },
  tolerated: {
    zh: '按标准，重定向后的 {found} 请求不再需要预检；实测这个浏览器仍按最初的请求判断，还是先发预检请求。',
    en: 'By the standard, the {found} request after the redirect needs no preflight; this browser (measured) still goes by the first request and sends one.',
  },
});

export const preflightCached = defineStep({
  id: 'preflight-cached',
  source: `${FETCH}#concept-cache`,
  title: { zh: '预检缓存里有可用的结果', en: 'Does the preflight cache cover this request?' },
  passed: {
    zh: '预检缓存里有这个地址的结果（{found}），不用再预检，直接发送请求本身。',
    en: 'The preflight cache has a result for this URL ({found}), so the request is sent without a new preflight.',
  },
  tolerated: {
    zh: '预检缓存里的结果不能用（{found}），要重新发预检请求。',
    en: 'The preflight cache doesn’t cover this request ({found}), so the browser sends a new preflight.',
  },
});

export const preflightSent = defineStep({
  id: 'preflight-sent',
  stopped: 'unseen',
  source: `${FETCH}#cors-preflight-fetch`,
  title: { zh: '预检请求送到了服务器', en: 'Did the preflight reach the server?' },
  passed: { zh: '服务器收到了预检请求：{found}。', en: 'The server received the preflight: {found}.' },
  failed: {
    zh: '服务器什么也没收到，连预检请求也没有。',
    en: 'The server saw nothing, not even the preflight.',
  },
  remedy: DOWN,
});

export const preflightAnswered = defineStep({
  id: 'preflight-answered',
  by: 'server',
  stopped: 'silence',
  source: `${FETCH}#cors-preflight-fetch`,
  title: { zh: '预检请求得到了响应', en: 'Did the preflight get a response?' },
  failed: {
    zh: '服务器收到了预检请求，什么也没有返回。',
    en: 'the server received the preflight and sent nothing back.',
  },
  remedy: SILENT,
});

export const preflightRedirect = defineStep({
  id: 'preflight-redirect',
  compares: 'none-of',
  source: `${FETCH}#cors-preflight-fetch`,
  title: { zh: '预检的响应不是重定向', en: 'Did the server respond without a redirect?' },
  passed: { zh: '预检的响应不是重定向。', en: 'The response to the preflight isn’t a redirect.' },
  failed: {
    zh: '预检请求的响应是重定向（{found}），而预检请求不跟随重定向。',
    en: 'the response to the preflight was a redirect ({found}), and a preflight doesn’t follow redirects.',
  },
  remedy: PREFLIGHTED,
});

export const preflightOk = defineStep({
  id: 'preflight-ok',
  compares: 'range',
  source: `${FETCH}#cors-preflight-fetch`,
  title: {
    zh: '预检请求的响应是 2xx',
    en: 'Is the response to the preflight a 2xx?',
  },
  passed: {
    zh: '预检请求的响应是 {found}。',
    en: 'The response to the preflight is {found}.',
  },
  failed: {
    zh: '预检请求的响应是 {found}，必须是 {wanted}。',
    en: 'the response to the preflight is {found}; it must be {wanted}.',
  },
  remedy: PREFLIGHTED,
});

export const preflightMethodsList = defineStep({
  id: 'preflight-methods-list',
  source: `${FETCH}#cors-preflight-fetch`,
  title: {
    zh: 'Access-Control-Allow-Methods 是一串方法名',
    en: 'Is Access-Control-Allow-Methods a list of methods?',
  },
  failed: {
    zh: 'Access-Control-Allow-Methods 是 {found}，不是用逗号分开的一串方法名，整个预检作废。',
    en: 'Access-Control-Allow-Methods is {found}, which isn’t a comma-separated list of methods, so the whole preflight fails.',
  },
  remedy: PREFLIGHTED,
});

export const preflightHeadersList = defineStep({
  id: 'preflight-headers-list',
  source: `${FETCH}#cors-preflight-fetch`,
  title: {
    zh: 'Access-Control-Allow-Headers 是一串请求头的名字',
    en: 'Is Access-Control-Allow-Headers a list of header names?',
  },
  failed: {
    zh: 'Access-Control-Allow-Headers 是 {found}，不是用逗号分开的一串请求头名字，整个预检作废。',
    en: 'Access-Control-Allow-Headers is {found}, which isn’t a comma-separated list of header names, so the whole preflight fails.',
  },
  remedy: PREFLIGHTED,
});

export const preflightMethod = defineStep({
  id: 'preflight-method',
  compares: 'contains',
  source: `${FETCH}#cors-preflight-fetch`,
  title: { zh: '预检允许这个方法', en: 'Does the preflight allow the method?' },
  passed: {
    zh: '方法 {wanted} 可以用（Access-Control-Allow-Methods: {found}）。',
    en: 'The method {wanted} may be used (Access-Control-Allow-Methods: {found}).',
  },
  failed: {
    zh: 'Access-Control-Allow-Methods 是 {found}，里面没有 {wanted}。',
    en: 'Access-Control-Allow-Methods is {found}, which doesn’t include {wanted}.',
  },
  without: {
    found: {
      passed: {
        zh: '方法 {wanted} 不用写进 Access-Control-Allow-Methods 也可以用。',
        en: 'The method {wanted} may be used without being listed in Access-Control-Allow-Methods.',
      },
      failed: {
        zh: '{response}里没有 Access-Control-Allow-Methods，{wanted} 没有得到允许。',
        en: '{response} has no Access-Control-Allow-Methods to allow {wanted}.',
      },
    },
  },
  remedy: PREFLIGHTED,
});

export const preflightHeaders = defineStep({
  id: 'preflight-headers',
  compares: 'contains-token',
  source: `${FETCH}#cors-preflight-fetch`,
  title: { zh: '预检允许这些请求头', en: 'Does the preflight allow the headers?' },
  passed: {
    zh: '请求头 {wanted} 可以用（Access-Control-Allow-Headers: {found}）。',
    en: 'The headers {wanted} may be used (Access-Control-Allow-Headers: {found}).',
  },
  failed: {
    zh: 'Access-Control-Allow-Headers 是 {found}，里面没有 {wanted}。',
    en: 'Access-Control-Allow-Headers is {found}, which doesn’t include {wanted}.',
  },
  tolerated: {
    zh: '按标准，* 不包括 Authorization，必须写明；实测这个浏览器照样放行（{found}）。',
    en: 'By the standard, * doesn’t cover Authorization, which must be named; this browser (measured) still allows it ({found}).',
  },
  without: {
    found: {
      failed: {
        zh: '{response}里没有 Access-Control-Allow-Headers，请求头 {wanted} 没有得到允许。',
        en: '{response} has no Access-Control-Allow-Headers to allow {wanted}.',
      },
    },
  },
  remedy: PREFLIGHTED,
});
