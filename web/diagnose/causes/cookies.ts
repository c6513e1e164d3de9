import { causes } from './cause.ts';

export default causes({
  'cookie-samesite': {
    title: {
      zh: 'SameSite 让这个 cookie 不能跨站使用',
      en: 'SameSite keeps this cookie from cross-site requests',
    },
    why: {
      zh: '这不是 CORS：请求是跨站的，而 cookie 的 SameSite 是 Lax（没写也按 Lax）或 Strict，浏览器不保存它，也不带上它。服务器看到的就是没有登录的请求。',
      en: 'This isn’t CORS: the request is cross-site, and the cookie’s SameSite is Lax (the default) or Strict, so the browser neither stores nor sends it. The server sees a request that isn’t logged in.',
    },
    fix: [
      {
        zh: '让页面和接口同站（同一个可注册域名的子域，协议相同），SameSite=Lax 就够了。',
        en: 'Put page and API on one site (subdomains of one registrable domain, same scheme); then SameSite=Lax is enough.',
      },
      {
        zh: '必须跨站：Set-Cookie 写 SameSite=None; Secure，接口用 https；浏览器仍可能拦下第三方 cookie。',
        en: 'If it must be cross-site: Set-Cookie with SameSite=None; Secure, over https. Browsers may still block third-party cookies.',
      },
    ],
    lessons: ['samesite#not-kept', 'cookies'],
    source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    stops: 'browser',
  },
  'cookie-secure': {
    title: { zh: 'SameSite=None 必须同时写 Secure', en: 'SameSite=None needs Secure' },
    why: {
      zh: '这不是 CORS：写了 SameSite=None 而没有 Secure，或者在 http 上设置带 Secure 的 cookie，浏览器会丢掉它。',
      en: 'This isn’t CORS: a cookie with SameSite=None but without Secure, or one with Secure set over plain http, is dropped.',
    },
    fix: [
      {
        zh: '写成 SameSite=None; Secure，并用 https；TLS 在代理那里结束时，让应用信任 X-Forwarded-Proto，否则它不会写 Secure。',
        en: 'Send SameSite=None; Secure over https. Where a proxy terminates TLS, let the application trust X-Forwarded-Proto, or it won’t write Secure.',
      },
    ],
    lessons: ['cookies#secure', 'samesite#not-kept'],
    source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    stops: 'browser',
  },
  'cookie-refused': {
    title: { zh: '浏览器没有保存这个 cookie', en: 'The browser didn’t store this cookie' },
    why: {
      zh: '这不是 CORS：Domain 与响应的主机不符、前缀（__Host-、__Secure-）的条件不满足、写法不对，或者浏览器拦下了第三方 cookie。',
      en: 'This isn’t CORS: Domain doesn’t cover the responding host, a prefix (__Host-, __Secure-) isn’t satisfied, the syntax is wrong, or the browser blocks third-party cookies.',
    },
    fix: [
      {
        zh: '去掉 Domain（cookie 就只属于返回它的主机），再逐项核对消息里说的属性。',
        en: 'Leave Domain out (the cookie then belongs to the host that sends it), and check the attribute that the message names.',
      },
    ],
    lessons: ['cookies#domain', 'samesite#third-party'],
    source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    stops: 'browser',
  },
});
