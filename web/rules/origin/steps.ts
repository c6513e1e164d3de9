import { stepsOf } from '../core/definition.ts';
import { HTML, URLS } from '../core/standards.ts';

/** Whether two origins are the same (HTML, same origin), and what follows for a request between them. */

const defineStep = stepsOf({ rule: 'origin', by: 'browser' });

export const originsAddress = defineStep({
  id: 'origins-address',
  stopped: 'nobody',
  source: `${URLS}#concept-basic-url-parser`,
  title: { zh: '是完整的 URL', en: 'Is it a complete URL?' },
  passed: { zh: '{found} 是地址 {wanted}。', en: '{found} is the URL {wanted}.' },
  failed: {
    zh: '{found} 不是完整的 URL，没有源可以比较，什么也没有发送。要写上协议，如 {wanted}。',
    en: '{found} isn’t a complete URL and has no origin to compare, so nothing was sent. Write it with its scheme, such as {wanted}.',
  },
});

export const originTuple = defineStep({
  id: 'origin-tuple',
  source: `${URLS}#concept-url-origin`,
  title: { zh: '两个地址的源可以比较', en: 'Do both URLs have an origin that can be compared?' },
  passed: {
    zh: '源由协议、主机和端口组成：{found} 和 {wanted}。路径、查询参数和片段都不算。',
    en: 'An origin is scheme, host and port: {found} and {wanted}. Path, query and fragment don’t matter.',
  },
  tolerated: {
    zh: '{found} 和 {wanted} 之中有不透明的源，写出来是 null；它只与自己相同。',
    en: 'At least one of {found} and {wanted} is opaque and written null; an opaque origin is the same only as itself.',
  },
});

export const originScheme = defineStep({
  id: 'origin-scheme',
  compares: 'equal',
  source: `${HTML}#same-origin`,
  title: { zh: '协议相同', en: 'Is the scheme the same?' },
  passed: { zh: '协议都是 {found}。', en: 'The scheme is {found} on both sides.' },
  tolerated: { zh: '协议不同：{found} 与 {wanted}。', en: 'The schemes differ: {found} and {wanted}.' },
});

export const originHost = defineStep({
  id: 'origin-host',
  compares: 'equal',
  source: `${HTML}#same-origin`,
  title: { zh: '主机名相同', en: 'Is the host the same?' },
  passed: { zh: '主机名都是 {found}。', en: 'The host is {found} on both sides.' },
  tolerated: {
    zh: '主机名不同：{found} 与 {wanted}。比较的是写出来的名字，不是它们指向的机器。',
    en: 'The hosts differ: {found} and {wanted}. The names are compared as written, not the machines behind them.',
  },
});

export const originPort = defineStep({
  id: 'origin-port',
  compares: 'equal',
  source: `${HTML}#same-origin`,
  title: { zh: '端口相同', en: 'Is the port the same?' },
  passed: {
    zh: '端口都是 {found}（没写就是协议的默认端口）。',
    en: 'The port is {found} on both sides (the scheme’s default if none is written).',
  },
  tolerated: { zh: '端口不同：{found} 与 {wanted}。', en: 'The ports differ: {found} and {wanted}.' },
});

export const originsOwned = defineStep({
  id: 'origins-owned',
  by: 'page',
  compares: 'one-of',
  source: `${HTML}#same-origin`,
  title: {
    zh: '两个地址都在这台实验服务器上',
    en: 'Do both URLs belong to this lab?',
  },
  passed: {
    zh: '{found} 和 {wanted} 都是实验服务器的源，可以真的发请求。',
    en: 'Both {found} and {wanted} are origins of the lab, so a real request can be sent between them.',
  },
  tolerated: {
    zh: '{found} 不是实验服务器的源：这里只比较两个 URL，什么也没有发送。能真的请求的是 {wanted}。',
    en: '{found} isn’t an origin of the lab: the two URLs are only compared, and nothing was sent. Real requests are possible between {wanted}.',
  },
});

export const originsSame = defineStep({
  id: 'origins-same',
  source: `${HTML}#same-origin`,
  title: { zh: '同源', en: 'Same origin?' },
  passed: {
    zh: '同源，也必然同站：{found} 与 {wanted}。页面读响应不需要许可。',
    en: 'Same origin, and therefore same site: {found} and {wanted}. A page may read without permission.',
  },
});

export const originsSameSite = defineStep({
  id: 'origins-same-site',
  source: `${HTML}#same-site`,
  title: { zh: '跨源但同站', en: 'Cross-origin but same-site?' },
  passed: {
    zh: '跨源，但同站：{found} 与 {wanted}。读取要经过 CORS；SameSite 不影响 cookie。',
    en: 'Cross-origin, but same-site: {found} and {wanted}. Reading requires CORS, but SameSite doesn’t keep cookies from being sent.',
  },
});

export const originsCrossSite = defineStep({
  id: 'origins-cross-site',
  source: `${HTML}#same-site`,
  title: { zh: '跨源也跨站', en: 'Cross-origin and cross-site?' },
  passed: {
    zh: '跨源，也跨站：{found} 与 {wanted}。读取要经过 CORS；cookie 还要过 SameSite 和第三方 cookie 两关。',
    en: 'Cross-origin and cross-site: {found} and {wanted}. Reading requires CORS, and cookies must also pass SameSite and the rules for third-party cookies.',
  },
});
