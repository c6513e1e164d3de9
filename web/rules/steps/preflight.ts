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
