import { stepsOf } from '../core/definition.ts';
import { NAMED, server } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

/** The CORS check of one response (Fetch, CORS check), in its order. */

const defineStep = stepsOf({ rule: 'cors', by: 'browser' });

export const sameOrigin = defineStep({
  id: 'same-origin',
  compares: 'equal',
  source: `${FETCH}#concept-main-fetch`,
  title: { zh: '请求同源', en: 'Is the request same-origin?' },
  passed: {
    zh: '请求 {found} 与页面同源，不做 CORS 检查。',
    en: 'The request to {found} is same-origin, so there is no CORS check.',
  },
});

export const allowOriginPresent = defineStep({
  id: 'allow-origin-present',
  source: `${FETCH}#concept-cors-check`,
  title: {
    zh: '响应里有 Access-Control-Allow-Origin',
    en: 'Does the response have Access-Control-Allow-Origin?',
  },
  passed: {
    zh: '响应里有 Access-Control-Allow-Origin: {found}。',
    en: 'The response has Access-Control-Allow-Origin: {found}.',
  },
  failed: {
    zh: '{response}里没有 Access-Control-Allow-Origin。',
    en: '{response} has no Access-Control-Allow-Origin.',
  },
  remedy: NAMED,
});

export const allowOriginSingle = defineStep({
  id: 'allow-origin-single',
  source: `${FETCH}#concept-cors-check`,
  title: {
    zh: 'Access-Control-Allow-Origin 只有一个值',
    en: 'Is Access-Control-Allow-Origin a single value?',
  },
  passed: { zh: '只有一个值：{found}。', en: 'It is a single value: {found}.' },
  failed: {
    zh: '{response}的 Access-Control-Allow-Origin 有多个值（{found}），只能有一个。',
    en: 'Access-Control-Allow-Origin in {response} has several values ({found}); only one is allowed.',
  },
  remedy: NAMED,
});

export const allowOriginWildcard = defineStep({
  id: 'allow-origin-wildcard',
  source: `${FETCH}#concept-cors-check`,
  title: {
    zh: '这个请求可以用 *',
    en: 'Does * count for this request?',
  },
  passed: {
    zh: '值是 {found}，请求不带凭据，任何源都能读。',
    en: 'The value is {found} and the request carries no credentials, so any origin may read.',
  },
  failed: {
    zh: '请求带凭据，{response}里的 Access-Control-Allow-Origin: * 不算许可，必须写明源。',
    en: 'the request carries credentials, so Access-Control-Allow-Origin: * in {response} doesn’t count; it must name the origin.',
  },
  remedy: NAMED,
});

export const allowOriginEqual = defineStep({
  id: 'allow-origin-equal',
  compares: 'equal',
  source: `${FETCH}#concept-cors-check`,
  title: {
    zh: '值与请求的 Origin 相同',
    en: 'Is the value the request’s origin?',
  },
  passed: {
    zh: '{found} 与请求的 Origin 逐字节相同。',
    en: '{found} equals the request’s origin, byte for byte.',
  },
  failed: {
    zh: '{response}的 Access-Control-Allow-Origin 是 {found}，请求的 Origin 是 {wanted}，必须逐字节相同。',
    en: 'Access-Control-Allow-Origin in {response} is {found}, and the request’s origin is {wanted}; they must be equal, byte for byte.',
  },
  remedy: NAMED,
});

export const allowCredentialsTrue = defineStep({
  id: 'allow-credentials-true',
  compares: 'equal',
  source: `${FETCH}#concept-cors-check`,
  title: { zh: '服务器允许凭据', en: 'Does the server allow credentials?' },
  passed: {
    zh: 'Access-Control-Allow-Credentials 是 {found}。',
    en: 'Access-Control-Allow-Credentials is {found}.',
  },
  failed: {
    zh: '请求带凭据，{response}的 Access-Control-Allow-Credentials 是 {found}，必须恰好是 {wanted}（区分大小写）。',
    en: 'the request carries credentials, and Access-Control-Allow-Credentials in {response} is {found}; it must be exactly {wanted}, in lower case.',
  },
  without: {
    found: {
      failed: {
        zh: '请求带凭据，{response}里没有 Access-Control-Allow-Credentials，必须写 {wanted}（区分大小写）。',
        en: 'the request carries credentials, and {response} has no Access-Control-Allow-Credentials; it must be {wanted}, in lower case.',
      },
    },
  },
  remedy: server(
    '这份配置写明 Access-Control-Allow-Credentials: true（全部小写），而且只对名单里的源写。',
    'This configuration sends Access-Control-Allow-Credentials: true, in lower case, and only to origins on the list.',
  ),
});

export const readable = defineStep({
  id: 'readable',
  source: `${FETCH}#concept-cors-check`,
  title: {
    zh: '页面能读到响应',
    en: 'Can the page read the response?',
  },
  passed: {
    zh: '页面可以读到响应。',
    en: 'The page can read the response.',
  },
});

/** Which requests carry cookies and other credentials. */

export const credentialsMode = defineStep({
  id: 'credentials-mode',
  rule: 'credentials',
  by: 'page',
  source: `${FETCH}#concept-request-credentials-mode`,
  title: { zh: '页面要求的凭据模式是什么？', en: 'Which credentials mode did the page set?' },
  passed: { zh: '凭据模式是 {found}。', en: 'The credentials mode is {found}.' },
});

export const credentialsSent = defineStep({
  id: 'credentials-sent',
  rule: 'credentials',
  source: `${FETCH}#concept-http-network-or-cache-fetch`,
  title: { zh: '请求带凭据', en: 'Does the request carry credentials?' },
  passed: {
    zh: '请求会带上浏览器允许带的 cookie（凭据模式 {found}，{wanted}）。',
    en: 'The request carries the cookies that the browser allows (credentials mode {found}, {wanted}).',
  },
  tolerated: {
    zh: '请求不带凭据（凭据模式 {found}，{wanted}），响应里就算有 Set-Cookie，浏览器也不保存。',
    en: 'The request carries no credentials (credentials mode {found}, {wanted}), and the browser would not store a Set-Cookie in the response.',
  },
});
