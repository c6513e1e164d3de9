import type { Bilingual } from '../language.ts';
import type { FixCase, FixServer } from './case.ts';
import type { CorsNeeds } from './cors-needs.ts';

/** One sentence on what a configuration does and what it does not. */
export function describeFix(of: FixCase, { origins, credentials }: CorsNeeds, server: FixServer): Bilingual {
  const pages = origins.join(', ');
  switch (of.kind) {
    case 'fetch': {
      const withCookies = credentials
        ? { zh: '（可带凭据）', en: ', with credentials,' }
        : { zh: '', en: '' };
      const beside =
        server === 'socket-io'
          ? {
              zh: '同一端口上的 Socket.IO 用同一份名单：其他页面的轮询和 WebSocket 会被拒绝。',
              en: ' Socket.IO on the same port uses the same list: polls and WebSockets from other pages are refused.',
            }
          : { zh: '', en: '' };
      return {
        zh: `响应预检请求，让 ${pages} 的页面${withCookies.zh}读到响应，出错的响应也能读到；它不阻止任何人发送请求：谁可以做什么，仍由你的服务器检查。${beside.zh}`,
        en: `Responds to preflights and lets pages of ${pages}${withCookies.en} read the responses, including errors. It doesn’t keep anyone from sending requests: your server still has to check who may do what.${beside.en}`,
      };
    }
    case 'websocket':
      return {
        zh: `其他页面的握手得到 403，只有 ${pages} 的页面能连上；浏览器以外的程序可以随意填写 Origin，所以仍要验证身份。`,
        en: `Responds with 403 to handshakes from other pages, so only pages of ${pages} can connect. A program other than a browser can send any Origin, so authenticate clients as well.`,
      };
    case 'socket-io':
      return {
        zh: `让 ${pages} 的页面能读到轮询的响应，并拒绝其他页面的轮询和 WebSocket；浏览器以外的程序可以随意填写 Origin，所以仍要验证身份。`,
        en: `Lets pages of ${pages} read the responses to polls, and refuses polls and WebSockets from other pages. A program other than a browser can send any Origin, so authenticate clients as well.`,
      };
  }
}
