import { defineSteps, FETCH } from './text.ts';

/** The CORS check of one answer (Fetch, CORS check), in its order. */
export const corsSteps = defineSteps({
  'same-origin': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-main-fetch`,
    title: { zh: '请求是同源的吗？', en: 'Is the request same-origin?' },
    passed: {
      zh: '请求 {found} 与页面同源，不做 CORS 检查。',
      en: 'The request to {found} is same-origin with the page; there is no CORS check.',
    },
  },
  'allow-origin-present': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: {
      zh: '响应里有 Access-Control-Allow-Origin 吗？',
      en: 'Does the answer have Access-Control-Allow-Origin?',
    },
    passed: {
      zh: '响应里有 Access-Control-Allow-Origin: {found}。',
      en: 'The answer has Access-Control-Allow-Origin: {found}.',
    },
    failed: {
      zh: '浏览器拦下了读取：响应里没有 Access-Control-Allow-Origin。服务器已经处理了请求；值为 {wanted} 时页面才能读到响应。',
      en: 'The browser blocked the reading: the answer has no Access-Control-Allow-Origin. The server had done its work; with the value {wanted} the page could read the answer.',
    },
  },
  'allow-origin-single': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: { zh: '只有一个值吗？', en: 'Is it a single value?' },
    passed: { zh: '只有一个值：{found}。', en: 'It is a single value: {found}.' },
    failed: {
      zh: '浏览器拦下了读取：Access-Control-Allow-Origin 有多个值（{found}），只能是一个，如 {wanted}。',
      en: 'The browser blocked the reading: Access-Control-Allow-Origin holds several values ({found}) where one is allowed, such as {wanted}.',
    },
  },
  'allow-origin-wildcard': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: { zh: '可以用 * 吗？', en: 'Will the wildcard do?' },
    passed: {
      zh: '值是 {found}，请求不带凭据，任何源都能读。',
      en: 'The value is {found} and the request carries no credentials, so any origin may read.',
    },
    failed: {
      zh: '浏览器拦下了读取：带凭据的请求不接受 {found}，必须写明 {wanted}。',
      en: 'The browser blocked the reading: with credentials {found} does not count; it must be {wanted}.',
    },
  },
  'allow-origin-equal': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: { zh: '值就是页面的源吗？', en: 'Is the value the origin of the page?' },
    passed: {
      zh: '{found} 与页面的源逐字节相同。',
      en: '{found} is, byte for byte, the origin of the page.',
    },
    failed: {
      zh: '浏览器拦下了读取：Access-Control-Allow-Origin 是 {found}，页面的源是 {wanted}，逐字节相同才算。',
      en: 'The browser blocked the reading: Access-Control-Allow-Origin is {found} and the origin of the page is {wanted}; only byte for byte the same counts.',
    },
  },
  'allow-credentials-true': {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: { zh: '服务器允许凭据吗？', en: 'Does the server allow credentials?' },
    passed: {
      zh: 'Access-Control-Allow-Credentials 是 {found}。',
      en: 'Access-Control-Allow-Credentials is {found}.',
    },
    failed: {
      zh: '浏览器拦下了读取：请求带凭据，Access-Control-Allow-Credentials 是 {found}，必须恰好是 {wanted}（区分大小写）。',
      en: 'The browser blocked the reading: the request carries credentials and Access-Control-Allow-Credentials is {found}; it must be exactly {wanted}, in lower case.',
    },
  },
  readable: {
    rule: 'cors',
    by: 'browser',
    source: `${FETCH}#concept-cors-check`,
    title: { zh: '页面能读到响应吗？', en: 'May the page read the answer?' },
    passed: { zh: '页面可以读到响应。', en: 'The page may read the answer.' },
  },
});

/** Which requests carry cookies and other credentials. */
export const credentialsSteps = defineSteps({
  'credentials-mode': {
    rule: 'credentials',
    by: 'page',
    source: `${FETCH}#concept-request-credentials-mode`,
    title: { zh: '页面要求的凭据模式是什么？', en: 'Which credentials mode did the page ask for?' },
    passed: { zh: '凭据模式是 {found}。', en: 'The credentials mode is {found}.' },
  },
  'credentials-sent': {
    rule: 'credentials',
    by: 'browser',
    source: `${FETCH}#concept-http-network-or-cache-fetch`,
    title: { zh: '请求带凭据吗？', en: 'Does the request carry credentials?' },
    passed: {
      zh: '请求会带上 cookie 罐允许的 cookie（凭据模式 {found}，{wanted}）。',
      en: 'The request carries the cookies that the jar allows (credentials mode {found}, {wanted}).',
    },
    tolerated: {
      zh: '请求不带凭据（凭据模式 {found}，{wanted}），响应里的 Set-Cookie 也不保存。',
      en: 'The request carries no credentials (credentials mode {found}, {wanted}), and Set-Cookie in the answer is not stored.',
    },
  },
});
