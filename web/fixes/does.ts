import type { Bilingual } from '../language.ts';
import type { Asked } from './asked.ts';
import type { FixCase, FixServer } from './case.ts';

/** One sentence on what a configuration does and what it does not. */
export function doesOf(
  of: FixCase,
  { origins, credentials, preflight }: Asked,
  server: FixServer,
): Bilingual {
  const pages = origins.join(', ');
  if (server === 'socket-io' && of.kind !== 'socket-io') {
    return {
      zh: `如果服务器用的是 Socket.IO：让 ${pages} 的页面能轮询，并拒绝其他页面的轮询和 WebSocket；同一端口上别的请求不受它管，页面也必须用 Socket.IO 客户端。`,
      en: `If the server speaks Socket.IO: lets pages of ${pages} poll and refuses polls and WebSockets of other pages; it governs no other request on that port, and the page must use Socket.IO’s client.`,
    };
  }
  switch (of.kind) {
    case 'fetch': {
      const withCookies = credentials
        ? { zh: '（可带凭据）', en: ', with credentials,' }
        : { zh: '', en: '' };
      const asks = preflight ? { zh: '通过预检请求，并', en: 'pass the preflight and ' } : { zh: '', en: '' };
      return {
        zh: `让 ${pages} 的页面${withCookies.zh}${asks.zh}读到响应，出错的响应也能读到；它不阻止任何人发送请求：谁可以做什么，仍由你的服务器检查。`,
        en: `Lets pages of ${pages}${withCookies.en} ${asks.en}read the answers, errors too; it keeps nobody from sending requests: who may do what, your server still has to check.`,
      };
    }
    case 'websocket':
      return {
        zh: `其他页面的握手得到 403，只有 ${pages} 的页面能连上；浏览器以外的程序可以随意填写 Origin，所以仍要验证身份。`,
        en: `Answers handshakes of other pages with 403, so that only pages of ${pages} connect; a program outside a browser writes any Origin it likes, so ask who it is as well.`,
      };
    case 'socket-io':
      return {
        zh: `让 ${pages} 的页面能读到轮询的响应，并拒绝其他页面的轮询和 WebSocket；浏览器以外的程序可以随意填写 Origin，所以仍要验证身份。`,
        en: `Lets pages of ${pages} read polled answers and refuses polls and WebSockets of other pages; a program outside a browser writes any Origin it likes, so ask who it is as well.`,
      };
  }
}
