import { defineSteps, RFC6455, RFC9110 } from './text.ts';

/** Decisions that a server makes of any request. */
export const serverSteps = defineSteps({
  'origin-allowlist': {
    rule: 'server',
    by: 'server',
    source: `${RFC6455}#section-10.2`,
    title: { zh: '服务器允许这个源吗？', en: 'Does the server allow this origin?' },
    passed: {
      zh: '请求的 Origin 是 {found}，服务器允许 {wanted}。',
      en: 'Origin of the request is {found}; the server allows {wanted}.',
    },
    failed: {
      zh: '服务器拒绝了请求：Origin 是 {found}，允许名单里只有 {wanted}。',
      en: 'The server refused the request: its Origin is {found}, and the allowlist has only {wanted}.',
    },
  },
  answered: {
    rule: 'server',
    by: 'server',
    source: `${RFC9110}#section-3.4`,
    title: { zh: '服务器返回了响应。', en: 'Did the server send a response?' },
    passed: { zh: '服务器返回了 {found}。', en: 'The server responded with {found}.' },
    failed: {
      zh: '没有响应：服务器收到了请求，什么也没有返回。它处理了没有，从外面看不出来。',
      en: 'There was no response: the server received the request and sent nothing back. Whether it acted on it can’t be told from outside.',
    },
  },
  'server-accepts': {
    rule: 'server',
    by: 'server',
    source: `${RFC9110}#section-15`,
    title: { zh: '服务器接受了请求吗？', en: 'Did the server accept the request?' },
    passed: { zh: '状态码 {found} 不是错误。', en: 'Status {found} is no error.' },
    failed: {
      zh: '服务器拒绝了请求：状态码是 {found}，接受时是 {wanted}。原因写在响应体里，页面读不到握手的响应体。',
      en: 'The server refused the request: the status is {found}, where acceptance is {wanted}. Its reason stands in the body, which no page can read of a handshake.',
    },
  },
});
