import { stepsOf } from '../core/definition.ts';
import { COOKIES, RFC9110 } from '../core/standards.ts';

/** Whether a server does what a form of another page asks for in its user’s name. */

const defineStep = stepsOf({ rule: 'forms', by: 'server' });

const OWASP =
  'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html';

export const csrfSession = defineStep({
  id: 'csrf-session',
  source: `${COOKIES}#section-8.2`,
  title: { zh: '请求带着会话 cookie', en: 'Does the request carry the session cookie?' },
  passed: {
    zh: '请求带着 {found}（{wanted}）：在服务器看来，这是登录用户自己发的。',
    en: 'The request carries {found} ({wanted}): to the server it comes from the signed-in user.',
  },
  failed: {
    zh: '会话 cookie（{wanted}）没有随请求发出，服务器看到的是没有登录的人。',
    en: 'the session cookie ({wanted}) wasn’t sent with it, so the server sees nobody signed in.',
  },
  without: {
    wanted: {
      passed: {
        zh: '请求带着 {found}，它没有写 SameSite：在服务器看来，这是登录用户自己发的。',
        en: 'The request carries {found}, which was set without SameSite: to the server it comes from the signed-in user.',
      },
      failed: {
        zh: '会话 cookie 没有写 SameSite，没有随请求发出，服务器看到的是没有登录的人。',
        en: 'the session cookie, set without SameSite, wasn’t sent with it, so the server sees nobody signed in.',
      },
    },
  },
});

export const csrfMetadata = defineStep({
  id: 'csrf-fetch-metadata',
  reads: 'Sec-Fetch-Site',
  compares: 'equal',
  source: 'https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header',
  title: { zh: 'Sec-Fetch-Site 是 same-origin', en: 'Is Sec-Fetch-Site same-origin?' },
  passed: {
    zh: 'Sec-Fetch-Site 是 {found}，表单来自服务器自己的页面。',
    en: 'Sec-Fetch-Site is {found}: the form is on one of the server’s own pages.',
  },
  failed: {
    zh: 'Sec-Fetch-Site 是 {found}，服务器只接受 {wanted}。',
    en: 'its Sec-Fetch-Site is {found}, and the server only accepts {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '请求没有 Sec-Fetch-Site，服务器只接受 {wanted}。',
        en: 'it has no Sec-Fetch-Site, and the server only accepts {wanted}.',
      },
    },
  },
});

export const csrfToken = defineStep({
  id: 'csrf-token',
  source: `${OWASP}#token-based-mitigation`,
  title: { zh: '表单里有这个会话的令牌', en: 'Does the form contain the session’s token?' },
  passed: {
    zh: '表单里有服务器为这个会话生成的令牌，{wanted} 的页面读得到它。',
    en: 'The form contains the token that the server made for this session; a page of {wanted} can read it.',
  },
  failed: {
    zh: '表单里没有这个会话的令牌：{wanted} 的页面读不到它。',
    en: 'the form lacks the session’s token, which a page of {wanted} can’t read.',
  },
});

export const csrfReferer = defineStep({
  id: 'csrf-referer',
  reads: 'Referer',
  source: `${RFC9110}#section-10.1.3`,
  title: { zh: '有 Referer 的话，是自己的源', en: 'Is Referer, if there is one, of its own origin?' },
  passed: {
    zh: 'Referer 是 {found}，属于服务器自己的源 {wanted}。',
    en: 'Referer is {found}, a URL of the server’s own origin, {wanted}.',
  },
  failed: {
    zh: 'Referer 是 {found}，不属于服务器自己的源 {wanted}。',
    en: 'its Referer is {found}, which isn’t of the server’s own origin, {wanted}.',
  },
  without: {
    found: {
      passed: {
        zh: '请求没有 Referer。服务器只检查写了的，所以放行了。',
        en: 'The request has no Referer. The server only checks one that is there, so it let the request through.',
      },
    },
  },
});

export const csrfDone = defineStep({
  id: 'csrf-done',
  source: `${RFC9110}#section-9.3.3`,
  title: { zh: '服务器执行了', en: 'Did the server do it?' },
  passed: {
    zh: '服务器执行了转账，返回 {found}。页面能不能读到响应，都不影响这件事。',
    en: 'The server made the transfer and responded with {found}. Whether the page can read the response changes nothing.',
  },
});
