import { stepsOf } from '../core/definition.ts';
import { DOWN, TLS } from '../core/remedy.ts';
import { RFC9110 } from '../core/standards.ts';

/** Whether a request gets to its server. */

const defineStep = stepsOf({ rule: 'websocket', by: 'browser' });

export const certificateTrusted = defineStep({
  id: 'certificate-trusted',
  stopped: 'connection',
  source: `${RFC9110}#section-4.3.4`,
  title: { zh: '证书可信', en: 'Is the certificate trusted?' },
  passed: {
    zh: 'TLS 握手完成。',
    en: 'The TLS handshake is complete.',
  },
  failed: {
    zh: '{found} 的证书不受信任，TLS 没有建立。页面只知道失败了，不知道原因。',
    en: 'the certificate of {found} isn’t trusted, so TLS was never set up. The page learns that it failed, but not why.',
  },
  remedy: TLS,
});

export const requestArrived = defineStep({
  id: 'request-arrived',
  stopped: 'unseen',
  source: `${RFC9110}#section-3.4`,
  title: { zh: '请求送到了服务器', en: 'Did the request reach the server?' },
  passed: { zh: '服务器收到了请求：{found}。', en: 'The server received the request: {found}.' },
  failed: {
    zh: '服务器什么也没收到：到 {wanted} 的连接没有建立，或者浏览器没有发出请求。',
    en: 'The server saw nothing: either no connection to {wanted} was made, or the browser sent no request over it.',
  },
  remedy: DOWN,
});
