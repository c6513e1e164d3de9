import { stepsOf } from '../core/definition.ts';
import { RFC6455 } from '../core/standards.ts';

/** What a server must find in the request of an opening handshake, RFC 6455 §4.2.1. */

const defineStep = stepsOf({ rule: 'websocket', by: 'server' });

export const requestLine = defineStep({
  id: 'request-line',
  stopped: 'handshake',
  source: `${RFC6455}#section-4.2.1`,
  title: { zh: '是 HTTP/1.1 的 GET', en: 'Is it a GET over HTTP/1.1?' },
  passed: { zh: '请求是 {found}。', en: 'The request is {found}.' },
  failed: {
    zh: '请求是 {found}，需要 {wanted}。',
    en: 'the request is {found}; expected {wanted}.',
  },
});

export const requestUpgrade = defineStep({
  id: 'request-upgrade',
  stopped: 'handshake',
  compares: 'contains-token',
  source: `${RFC6455}#section-4.2.1`,
  title: { zh: '请求里有 Upgrade: websocket', en: 'Does the request say Upgrade: websocket?' },
  passed: { zh: '请求里有 Upgrade: {found}。', en: 'The request says Upgrade: {found}.' },
  failed: {
    zh: '请求的 Upgrade 是 {found}，必须包含 {wanted}。',
    en: 'the request’s Upgrade is {found}; it must contain {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '请求没有 Upgrade，应该包含 {wanted}。',
        en: 'the request has no Upgrade; it must contain {wanted}.',
      },
    },
  },
});

export const requestConnection = defineStep({
  id: 'request-connection',
  stopped: 'handshake',
  compares: 'contains-token',
  source: `${RFC6455}#section-4.2.1`,
  title: { zh: '请求里有 Connection: Upgrade', en: 'Does the request say Connection: Upgrade?' },
  passed: { zh: '请求里有 Connection: {found}。', en: 'The request says Connection: {found}.' },
  failed: {
    zh: '请求的 Connection 是 {found}，必须包含 {wanted}。',
    en: 'the request’s Connection is {found}; it must contain {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '请求没有 Connection，应该包含 {wanted}。',
        en: 'the request has no Connection; it must contain {wanted}.',
      },
    },
  },
});

export const requestKey = defineStep({
  id: 'request-key',
  stopped: 'handshake',
  source: `${RFC6455}#section-4.2.1`,
  title: { zh: 'Sec-WebSocket-Key 是 16 字节', en: 'Is Sec-WebSocket-Key 16 bytes?' },
  passed: {
    zh: 'Sec-WebSocket-Key 是 {found}，解码后 16 字节。',
    en: 'Sec-WebSocket-Key is {found}, 16 bytes when decoded.',
  },
  failed: {
    zh: 'Sec-WebSocket-Key 是 {found}，不是 16 字节的 base64。',
    en: 'Sec-WebSocket-Key is {found}, which isn’t 16 bytes in base64.',
  },
  without: {
    found: { failed: { zh: '请求没有 Sec-WebSocket-Key。', en: 'the request has no Sec-WebSocket-Key.' } },
  },
});

export const requestVersion = defineStep({
  id: 'request-version',
  stopped: 'handshake',
  compares: 'equal',
  source: `${RFC6455}#section-4.2.1`,
  title: { zh: '协议版本是 13', en: 'Is the version 13?' },
  passed: { zh: 'Sec-WebSocket-Version 是 {found}。', en: 'Sec-WebSocket-Version is {found}.' },
  failed: {
    zh: 'Sec-WebSocket-Version 是 {found}，服务器只支持 {wanted}。',
    en: 'Sec-WebSocket-Version is {found}, and the server only supports {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '请求没有 Sec-WebSocket-Version，服务器只支持 {wanted}。',
        en: 'the request has no Sec-WebSocket-Version, and the server only supports {wanted}.',
      },
    },
  },
});
