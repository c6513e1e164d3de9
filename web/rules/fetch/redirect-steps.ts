import { stepsOf } from '../core/definition.ts';
import { REDIRECTED } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

const SOURCE = `${FETCH}#concept-http-redirect-fetch`;

/** What becomes of a request when its response is a redirect (Fetch, HTTP-redirect fetch). */

const defineStep = stepsOf({ rule: 'redirect', by: 'browser' });

export const redirectLocation = defineStep({
  id: 'redirect-location',
  stopped: 'redirect',
  source: `${FETCH}#concept-response-location-url`,
  title: { zh: '重定向到哪里？', en: 'Where does the redirect lead?' },
  passed: { zh: '响应 {wanted} 重定向到 {found}。', en: 'The response {wanted} redirects to {found}.' },
  failed: {
    zh: '{wanted} 的 Location 是 {found}，不是 http 或 https 地址。',
    en: 'the Location of the {wanted} is {found}, which isn’t an http or https URL.',
  },
  tolerated: {
    zh: '状态码是 {wanted}，但没有 Location，所以当作普通响应。',
    en: 'The status is {wanted}, but there is no Location, so it’s treated like any other response.',
  },
  remedy: REDIRECTED,
});

export const redirectMode = defineStep({
  id: 'redirect-mode',
  stopped: 'redirect',
  compares: 'none-of',
  source: `${FETCH}#concept-request-redirect-mode`,
  title: {
    zh: '重定向不算失败',
    en: 'May this request be redirected?',
  },
  passed: {
    zh: '重定向模式是 {found}，遇到重定向不算失败。',
    en: 'The redirect mode is {found}; in that mode a redirect isn’t an error.',
  },
  failed: {
    zh: '重定向模式是 {found}，遇到重定向就失败。',
    en: 'the redirect mode is {found}; in that mode any redirect is an error.',
  },
  remedy: REDIRECTED,
});

export const redirectOpaque = defineStep({
  id: 'redirect-opaque',
  compares: 'equal',
  source: `${FETCH}#concept-filtered-response-opaque-redirect`,
  title: { zh: '页面能读到重定向本身', en: 'May the page read the redirect itself?' },
  failed: {
    zh: '重定向模式是 {found}，浏览器不跟随重定向，也不把它的内容交给页面。',
    en: 'the redirect mode is {found}: the browser doesn’t follow the redirect, and doesn’t let the page read it.',
  },
  remedy: REDIRECTED,
});

export const redirectCount = defineStep({
  id: 'redirect-count',
  stopped: 'redirect',
  compares: 'at-most',
  source: SOURCE,
  title: { zh: '重定向次数没有超限', en: 'Is the number of redirects within the limit?' },
  passed: {
    zh: '这是第 {found} 次重定向，最多 {wanted} 次。',
    en: 'This is redirect number {found} of at most {wanted}.',
  },
  failed: {
    zh: '这是第 {found} 次，最多 {wanted} 次。',
    en: 'it is number {found}; the limit is {wanted}.',
  },
  remedy: REDIRECTED,
});

export const redirectCredentials = defineStep({
  id: 'redirect-credentials',
  stopped: 'redirect',
  source: SOURCE,
  title: { zh: '重定向的地址里没有用户名和密码', en: 'Is the redirect’s URL free of credentials?' },
  passed: {
    zh: '重定向的地址里没有用户名和密码。',
    en: 'The redirect’s URL contains no user name or password.',
  },
  failed: {
    zh: '跨源的重定向地址 {found} 里不能带用户名和密码。',
    en: 'the URL of a cross-origin redirect, here {found}, must not contain a user name or password.',
  },
  remedy: REDIRECTED,
});

export const redirectStream = defineStep({
  id: 'redirect-stream',
  stopped: 'redirect',
  compares: 'equal',
  source: SOURCE,
  title: { zh: '请求体不用再发一次', en: 'Can the body be sent again?' },
  passed: { zh: '不需要再发一次流。', en: 'No stream has to be sent again.' },
  failed: {
    zh: '请求体是流，已经用掉，不能为 {found} 再发一次；只有 303 可以。',
    en: 'the body was a stream, which is used up and can’t be sent again for a {found}; only a 303 would work.',
  },
  remedy: REDIRECTED,
});

export const redirectMethod = defineStep({
  id: 'redirect-method',
  source: SOURCE,
  title: { zh: '重定向后还是同一个方法', en: 'Does the method stay the same?' },
  passed: { zh: '方法仍是 {found}。', en: 'The method stays {found}.' },
  tolerated: {
    zh: '重定向之后，方法从 {found} 变成 {wanted}，请求体和描述它的请求头都去掉了。',
    en: 'This redirect changes the method from {found} to {wanted}, and drops the body and the headers that describe it.',
  },
});

export const redirectAuthorization = defineStep({
  id: 'redirect-authorization',
  compares: 'equal',
  source: SOURCE,
  title: { zh: 'Authorization 保留', en: 'Is Authorization kept?' },
  passed: {
    zh: '重定向到同源的 {found}，Authorization 保留。',
    en: 'The redirect stays within {found}, so Authorization is kept.',
  },
  tolerated: {
    zh: '重定向到了另一个源（从 {wanted} 到 {found}），浏览器去掉了 Authorization。',
    en: 'The redirect leads to another origin (from {wanted} to {found}), so the browser removes Authorization.',
  },
});

export const redirectTaint = defineStep({
  id: 'redirect-taint',
  source: `${FETCH}#concept-request-tainted-origin`,
  title: { zh: 'Origin 还是页面的源', en: 'Is Origin still the page’s origin?' },
  tolerated: {
    zh: '请求先到了别的源，又被重定向到另一个源，从这里起 Origin 是 {found}，服务器看不出它来自 {wanted}。',
    en: 'The request went to another origin and was redirected to yet another; from here on Origin is {found}, and no server can tell that it came from {wanted}.',
  },
});
