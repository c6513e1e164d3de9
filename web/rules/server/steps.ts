import { defineSteps, RFC6455, RFC9110 } from '../core/text.ts';

/** Decisions that a server makes of any request. */
export const serverSteps = defineSteps({
  'origin-allowlist': {
    rule: 'server',
    by: 'server',
    compares: 'one-of',
    source: `${RFC6455}#section-10.2`,
    title: { zh: '服务器允许这个源', en: 'Does the server allow this origin?' },
    passed: {
      zh: '请求的 Origin 是 {found}，服务器允许 {wanted}。',
      en: 'Origin of the request is {found}; the server allows {wanted}.',
    },
    failed: {
      zh: 'Origin 是 {found}，允许名单里只有 {wanted}。',
      en: 'its Origin is {found}, and the allowlist has only {wanted}.',
    },
  },
  answered: {
    rule: 'server',
    by: 'server',
    stopped: 'silence',
    source: `${RFC9110}#section-3.4`,
    title: { zh: '服务器返回了响应', en: 'Did the server send a response?' },
    passed: { zh: '服务器返回了 {found}。', en: 'The server responded with {found}.' },
    failed: {
      zh: '服务器收到了请求，什么也没有返回。',
      en: 'the server received the request and sent nothing back.',
    },
  },
  'server-accepts': {
    rule: 'server',
    by: 'server',
    compares: 'range',
    source: `${RFC9110}#section-15`,
    title: { zh: '服务器接受了请求', en: 'Did the server accept the request?' },
    passed: {
      zh: '状态码 {found} 不是错误。',
      en: 'Status {found} is not an error.',
    },
    failed: {
      zh: '状态码是 {found}。',
      en: 'the status is {found}.',
    },
  },
});
