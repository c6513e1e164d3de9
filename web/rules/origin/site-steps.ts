import { stepsOf } from '../core/definition.ts';
import { HTML, SUFFIX_LIST, URLS } from '../core/standards.ts';

/** Which site a host belongs to, and whether two are one (HTML, same site). */

const defineStep = stepsOf({ rule: 'site', by: 'browser' });

export const publicSuffix = defineStep({
  id: 'public-suffix',
  source: `${SUFFIX_LIST}#formal-algorithm`,
  title: { zh: '主机名的公共后缀是什么？', en: 'What is the public suffix of the host?' },
  passed: {
    zh: '{found} 的公共后缀是 {wanted}：它下面的名字谁都可以注册。',
    en: 'The public suffix of {found} is {wanted}: anyone may register names below it.',
  },
  tolerated: {
    zh: '{found} 是 IP 地址，没有公共后缀，自己就是一个站。',
    en: '{found} is an IP address: it has no public suffix and is a site of its own.',
  },
});

export const registrableDomain = defineStep({
  id: 'registrable-domain',
  source: `${URLS}#host-registrable-domain`,
  title: { zh: '可注册域是什么？', en: 'What is the registrable domain?' },
  passed: {
    zh: '{found} 的可注册域是 {wanted}：公共后缀再加一段。',
    en: 'The registrable domain of {found} is {wanted}: the public suffix and one more label.',
  },
  tolerated: {
    zh: '{found} 本身就是公共后缀，没有可注册域；只有主机名完全相同才算同一个站。',
    en: '{found} is itself a public suffix and has no registrable domain; only exactly the same host belongs to its site.',
  },
});

export const siteHosts = defineStep({
  id: 'site-hosts',
  compares: 'equal',
  source: `${HTML}#schemelessly-same-site`,
  title: { zh: '可注册域相同', en: 'Is the registrable domain the same?' },
  passed: {
    zh: '两边都是 {found}。端口不参与比较。',
    en: 'It is {found} on both sides. The port doesn’t matter.',
  },
  tolerated: {
    zh: '{found} 与 {wanted} 不是同一个站。',
    en: '{found} and {wanted} aren’t the same site.',
  },
});

export const siteScheme = defineStep({
  id: 'site-scheme',
  compares: 'equal',
  source: `${HTML}#same-site`,
  title: { zh: '协议相同', en: 'Is the scheme the same?' },
  passed: { zh: '两边都是 {found}。', en: 'It is {found} on both sides.' },
  tolerated: {
    zh: '协议不同（{found} 与 {wanted}），所以不是同一个站。',
    en: 'The schemes differ ({found} and {wanted}), so these are two sites.',
  },
});

export const siteSchemeIgnored = defineStep({
  id: 'site-scheme-ignored',
  source: `${HTML}#schemelessly-same-site`,
  title: { zh: '协议不参与比较', en: 'Is the scheme ignored?' },
  passed: {
    zh: '这个浏览器比较站时不看协议（{found} 与 {wanted}）。',
    en: 'This browser doesn’t compare the scheme ({found} and {wanted}).',
  },
});
