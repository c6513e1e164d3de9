import { stepsOf } from '../core/definition.ts';
import { SILENT, server, WORK } from '../core/remedy.ts';
import { RFC6455, RFC9110 } from '../core/standards.ts';

/** Decisions that a server makes of any request. */

const defineStep = stepsOf({ rule: 'server', by: 'server' });

export const originAllowlist = defineStep({
  id: 'origin-allowlist',
  reads: 'Origin',
  compares: 'one-of',
  source: `${RFC6455}#section-10.2`,
  title: { zh: '服务器允许这个源', en: 'Does the server allow this origin?' },
  passed: {
    zh: '请求的 Origin 是 {found}，服务器允许 {wanted}。',
    en: 'The request’s Origin is {found}; the server allows {wanted}.',
  },
  failed: {
    zh: 'Origin 是 {found}，白名单里只有 {wanted}。',
    en: 'its Origin is {found}, and the allowlist has only {wanted}.',
  },
  without: {
    found: {
      passed: {
        zh: '请求没有 Origin，服务器允许 {wanted}。',
        en: 'The request has no Origin; the server allows {wanted}.',
      },
      failed: {
        zh: '请求没有 Origin，名单里也就没有它。',
        en: 'it has no Origin, so nothing can match the allowlist.',
      },
    },
    wanted: {
      failed: {
        zh: 'Origin 是 {found}，白名单是空的。',
        en: 'its Origin is {found}, and the allowlist is empty.',
      },
    },
  },
  remedy: server(
    '服务器按自己的名单拒绝了它：这份配置的名单里有这个源，别的源一个也没有。',
    'The server refused it because of its own allowlist: the list in this configuration contains this origin, and only the origins that you see there.',
  ),
});

export const originUnchecked = defineStep({
  id: 'origin-unchecked',
  source: `${RFC6455}#section-10.2`,
  title: { zh: '服务器没有白名单', en: 'Does the server accept any origin?' },
  passed: {
    zh: '服务器没有白名单，没有比较 Origin（{found}）。',
    en: 'The server has no allowlist, so it doesn’t compare Origin ({found}) with anything.',
  },
  without: {
    found: {
      passed: {
        zh: '服务器没有白名单，请求也没有 Origin。',
        en: 'The server has no allowlist, and the request has no Origin.',
      },
    },
  },
});

export const answered = defineStep({
  id: 'answered',
  stopped: 'silence',
  source: `${RFC9110}#section-3.4`,
  title: { zh: '服务器返回了响应', en: 'Did the server send a response?' },
  passed: { zh: '服务器返回了 {found}。', en: 'The server responded with {found}.' },
  failed: {
    zh: '服务器收到了请求，什么也没有返回。',
    en: 'the server received the request and sent nothing back.',
  },
  remedy: SILENT,
});

export const serverAccepts = defineStep({
  id: 'server-accepts',
  compares: 'range',
  source: `${RFC9110}#section-15`,
  title: { zh: '服务器接受了请求', en: 'Did the server accept the request?' },
  passed: {
    zh: '状态码 {found} 不是错误。',
    en: 'Status {found} isn’t an error.',
  },
  failed: {
    zh: '状态码是 {found}。',
    en: 'the status is {found}.',
  },
  remedy: WORK,
});
