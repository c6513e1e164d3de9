import { defineSteps, FETCH } from './text.ts';

/** When a browser asks first, and what it must be told (Fetch, CORS-preflight fetch). */
export const preflightSteps = defineSteps({
  'method-safelisted': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-safelisted-method`,
    title: { zh: '方法不需要预检吗？', en: 'Is the method free of a preflight?' },
    passed: { zh: '方法 {found} 不需要预检请求。', en: 'The method {found} needs no preflight.' },
    tolerated: {
      zh: '方法 {found} 不在 {wanted} 之列，浏览器先发预检请求。',
      en: 'The method {found} is none of {wanted}, so the browser sends a preflight first.',
    },
  },
  'headers-safelisted': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-safelisted-request-header`,
    title: { zh: '请求头都不需要预检吗？', en: 'Are the headers free of a preflight?' },
    passed: {
      zh: '页面加的请求头（{found}）不需要预检请求。',
      en: 'The headers the page added ({found}) need no preflight.',
    },
    tolerated: {
      zh: '请求头 {found} 不在安全名单里，浏览器先发预检请求。',
      en: 'The headers {found} are not on the safelist, so the browser sends a preflight first.',
    },
  },
  'upload-listener': {
    rule: 'preflight',
    by: 'browser',
    source: 'https://xhr.spec.whatwg.org/#the-send()-method',
    title: { zh: '上传进度没有人监听吗？', en: 'Is the upload free of listeners?' },
    passed: {
      zh: '这个浏览器不会为监听器发预检请求（{found} 请求没有请求体）。',
      en: 'This browser sends no preflight for the listener (the {found} request has no body).',
    },
    tolerated: {
      zh: '脚本监听了 XMLHttpRequest 的 upload，{found} 请求也要先发预检请求。',
      en: 'The script listens on upload of its XMLHttpRequest, so even a {found} request is preceded by a preflight.',
    },
  },
  'stream-preflight': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#use-cors-preflight-flag`,
    title: { zh: '请求体不是流吗？', en: 'Is the body no stream?' },
    tolerated: {
      zh: '请求体是流，{found} 请求也要先发预检请求。',
      en: 'The body is a stream, so even a {found} request is preceded by a preflight.',
    },
  },
  'redirect-preflight': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#concept-main-fetch`,
    title: { zh: '重定向后不用再预检吗？', en: 'Does the redirect do away with the preflight?' },
    tolerated: {
      zh: '按标准，重定向后的 {found} 请求不再需要预检；实测这个浏览器仍按最初的请求判断，还是先发预检请求。',
      en: 'By the standard the {found} request after the redirect needs no preflight; this browser, measured, still goes by the first request and sends one.',
    },
  },
  'preflight-cached': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#concept-cache`,
    title: { zh: '浏览器还记得上次的预检结果吗？', en: 'Does the browser remember an earlier preflight?' },
    passed: {
      zh: '预检缓存里有这个地址的结果（{found}），不再发预检请求，直接发送真正的请求。',
      en: 'The preflight cache holds the result for this address ({found}): the request is sent without a new preflight.',
    },
    tolerated: {
      zh: '预检缓存里的结果不能用（{found}），要重新发预检请求。',
      en: 'What the preflight cache holds will not do ({found}), so a new preflight is sent.',
    },
  },
  'preflight-sent': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-preflight-fetch`,
    title: { zh: '预检请求送到了吗？', en: 'Did the preflight reach the server?' },
    passed: { zh: '服务器收到了预检请求：{found}。', en: 'The server received the preflight: {found}.' },
    failed: {
      zh: '服务器什么也没看到，连预检请求也没有。',
      en: 'The server saw nothing, not even the preflight.',
    },
  },
  'preflight-redirect': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-preflight-fetch`,
    title: { zh: '预检请求没有被重定向吗？', en: 'Is the preflight free of redirects?' },
    passed: { zh: '预检请求没有被重定向。', en: 'The preflight was not redirected.' },
    failed: {
      zh: '浏览器拦下了请求：预检请求的响应是重定向（{found}），预检请求不跟随重定向，需要 {wanted}。真正的请求没有发出。',
      en: 'The browser blocked the request: its preflight was answered with a redirect ({found}), and a preflight follows none; it takes {wanted}. The request itself was never sent.',
    },
  },
  'preflight-ok': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-preflight-fetch`,
    title: { zh: '预检请求的响应是 2xx 吗？', en: 'Is the answer to the preflight a 2xx?' },
    passed: { zh: '预检请求得到 {found}。', en: 'The preflight was answered {found}.' },
    failed: {
      zh: '浏览器拦下了请求：预检请求的响应是 {found}，需要 {wanted}。真正的请求没有发出。',
      en: 'The browser blocked the request: its preflight was answered {found}, and it takes {wanted}. The request itself was never sent.',
    },
  },
  'preflight-method': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-preflight-fetch`,
    title: { zh: '预检允许这个方法吗？', en: 'Does the preflight allow the method?' },
    passed: {
      zh: '方法 {wanted} 可以用（Access-Control-Allow-Methods: {found}）。',
      en: 'The method {wanted} may be used (Access-Control-Allow-Methods: {found}).',
    },
    failed: {
      zh: '浏览器拦下了请求：Access-Control-Allow-Methods 是 {found}，里面没有 {wanted}。真正的请求没有发出。',
      en: 'The browser blocked the request: Access-Control-Allow-Methods is {found}, without {wanted}. The request itself was never sent.',
    },
  },
  'preflight-headers': {
    rule: 'preflight',
    by: 'browser',
    source: `${FETCH}#cors-preflight-fetch`,
    title: { zh: '预检允许这些请求头吗？', en: 'Does the preflight allow the headers?' },
    passed: {
      zh: '请求头 {wanted} 可以用（Access-Control-Allow-Headers: {found}）。',
      en: 'The headers {wanted} may be used (Access-Control-Allow-Headers: {found}).',
    },
    failed: {
      zh: '浏览器拦下了请求：Access-Control-Allow-Headers 是 {found}，里面没有 {wanted}。真正的请求没有发出。',
      en: 'The browser blocked the request: Access-Control-Allow-Headers is {found}, without {wanted}. The request itself was never sent.',
    },
    tolerated: {
      zh: '按标准，* 不包括 Authorization，必须写明；实测这个浏览器照样放行（{found}）。',
      en: 'By the standard * does not cover Authorization, which must be named; this browser, measured, lets it pass all the same ({found}).',
    },
  },
});
