import { stepsOf } from '../core/definition.ts';
import { CALL, MODE } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

/** What `fetch` and XMLHttpRequest make of a call before any request exists. */

const defineStep = stepsOf({ rule: 'fetch', by: 'browser' });

export const urlFetchable = defineStep({
  id: 'url-fetchable',
  stopped: 'call',
  source: `${FETCH}#dom-request`,
  title: {
    zh: '这个地址可以请求',
    en: 'Can the URL be fetched?',
  },
  passed: {
    zh: '请求地址是 {found}。',
    en: 'The URL is {found}.',
  },
  failed: {
    zh: '地址 {found} 不能用。需要 http 或 https 地址，fetch 的地址里还不能带用户名和密码。',
    en: 'the URL {found} isn’t valid here: it must be an http or https URL, and for fetch it must not contain a user name or password.',
  },
  remedy: CALL,
});

export const methodToken = defineStep({
  id: 'method-token',
  stopped: 'call',
  source: `${FETCH}#concept-method`,
  title: { zh: '方法名合法', en: 'Is the method a valid name?' },
  failed: {
    zh: '{found} 不是合法的方法名。',
    en: '{found} is not a valid method name.',
  },
  remedy: CALL,
});

export const methodAllowed = defineStep({
  id: 'method-allowed',
  stopped: 'call',
  compares: 'none-of',
  source: `${FETCH}#forbidden-method`,
  title: { zh: '脚本可以用这个方法', en: 'May a script use this method?' },
  passed: { zh: '脚本可以用 {found} 方法。', en: 'A script may use the method {found}.' },
  failed: {
    zh: '脚本不能用 {found} 方法（禁用的是 {wanted}）。',
    en: 'scripts may not use the method {found} (forbidden: {wanted}).',
  },
  remedy: CALL,
});

export const methodCase = defineStep({
  id: 'method-case',
  source: `${FETCH}#concept-method-normalize`,
  title: { zh: '方法名改成大写', en: 'Is the method sent in upper case?' },
  passed: { zh: '方法 {found} 改写为 {wanted}。', en: 'The method {found} is sent as {wanted}.' },
  tolerated: {
    zh: '方法名区分大小写，浏览器只改写 GET、HEAD、POST、PUT、DELETE 和 OPTIONS。{found} 原样发出，与 {wanted} 不是同一个方法。',
    en: 'Methods are case-sensitive, and browsers convert only GET, HEAD, POST, PUT, DELETE and OPTIONS to upper case. {found} is sent as written, and that’s a different method from {wanted}.',
  },
});

export const headersForbidden = defineStep({
  id: 'headers-forbidden',
  source: `${FETCH}#forbidden-request-header`,
  title: { zh: '脚本可以设置这些请求头', en: 'May a script set these headers?' },
  passed: { zh: '脚本可以设置 {wanted}。', en: 'A script may set {wanted}.' },
  tolerated: {
    zh: '请求头 {found} 只能由浏览器设置，脚本写的值被悄悄丢弃，不报错，也不会因此发预检请求。',
    en: 'Only the browser sets the headers {found}: the script’s values are silently dropped, without an error or a preflight.',
  },
});

export const bodyAllowed = defineStep({
  id: 'body-allowed',
  stopped: 'call',
  compares: 'none-of',
  source: `${FETCH}#dom-request`,
  title: { zh: '这个方法可以带请求体', en: 'May the method have a body?' },
  passed: { zh: '{found} 请求可以带请求体。', en: 'A {found} request may have a body.' },
  failed: {
    zh: '{found} 请求不能带请求体。',
    en: 'a {found} request can’t have a body.',
  },
  tolerated: {
    zh: 'XMLHttpRequest 的 {found} 请求不带请求体，传给 send() 的内容被悄悄丢弃。',
    en: 'With XMLHttpRequest a {found} request has no body: what was passed to send() is silently dropped.',
  },
  remedy: CALL,
});

export const noCorsMethod = defineStep({
  id: 'no-cors-method',
  stopped: 'call',
  compares: 'one-of',
  source: `${FETCH}#dom-request`,
  title: {
    zh: 'no-cors 模式可以用这个方法',
    en: 'Does no-cors mode allow this method?',
  },
  passed: {
    zh: 'no-cors 模式可以用 {found}。',
    en: 'no-cors mode allows {found}.',
  },
  failed: {
    zh: 'no-cors 模式只能用 {wanted}，不能用 {found}。',
    en: 'no-cors mode allows only {wanted}, not {found}.',
  },
  remedy: MODE,
});

export const noCorsHeaders = defineStep({
  id: 'no-cors-headers',
  source: `${FETCH}#concept-headers-append`,
  title: { zh: 'no-cors 模式保留这些请求头', en: 'Does no-cors mode keep these headers?' },
  passed: { zh: 'no-cors 模式保留 {wanted}。', en: 'no-cors mode keeps {wanted}.' },
  tolerated: {
    zh: 'no-cors 模式悄悄丢弃了 {found}，不报错；发出的请求里没有它们。',
    en: 'no-cors mode silently drops {found}, without an error: the request is sent without them.',
  },
});

export const streamSupported = defineStep({
  id: 'stream-supported',
  source: `${FETCH}#concept-bodyinit-extract`,
  title: { zh: '浏览器支持用流作请求体', en: 'Does the browser accept a stream as a body?' },
  passed: {
    zh: '这个浏览器（{found}）支持用流作请求体。',
    en: 'This browser ({found}) accepts a stream as a body.',
  },
  tolerated: {
    zh: '这个浏览器（{found}）不支持用流作请求体，发出的是一段文字 {wanted}。',
    en: 'This browser ({found}) doesn’t accept a stream as a body; it sends the text {wanted}.',
  },
});

export const streamMode = defineStep({
  id: 'stream-mode',
  stopped: 'call',
  compares: 'none-of',
  source: `${FETCH}#dom-request`,
  title: { zh: '这个模式可以用流作请求体', en: 'May the body be a stream in this mode?' },
  passed: { zh: '{found} 模式可以用流作请求体。', en: 'In {found} mode the body can be a stream.' },
  failed: {
    zh: '{found} 模式不能用流作请求体。',
    en: 'in {found} mode the body can’t be a stream.',
  },
  remedy: CALL,
});
