import { stepsOf } from '../core/definition.ts';
import { MODE } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

/** What a script gets of the response (Fetch, filtered responses). */

const defineStep = stepsOf({ rule: 'fetch', by: 'browser' });

export const opaqueAnswer = defineStep({
  id: 'opaque-answer',
  source: `${FETCH}#concept-filtered-response-opaque`,
  title: {
    zh: '页面能看到响应的内容',
    en: 'Can the page read the response?',
  },
  failed: {
    zh: '{found} 模式的跨源响应是 opaque 的，服务器返回的 {wanted} 页面看不到。',
    en: 'across origins the mode {found} gives an opaque response; the status {wanted} that the server sent stays hidden from the page.',
  },
  remedy: MODE,
});

export const exposed = defineStep({
  id: 'exposed',
  source: `${FETCH}#concept-filtered-response-cors`,
  title: { zh: '页面能读到哪些响应头？', en: 'Which headers of the response may the page read?' },
  passed: {
    zh: '页面能读到的响应头：{found}；读不到的：{wanted}。',
    en: 'The page may read the headers {found}; hidden from it are {wanted}.',
  },
  without: {
    found: { passed: { zh: '页面读不到任何响应头。', en: 'The page may read none of the headers.' } },
    wanted: {
      passed: { zh: '页面能读到全部响应头：{found}。', en: 'The page may read every header: {found}.' },
    },
  },
});

export const statusOk = defineStep({
  id: 'status-ok',
  by: 'server',
  compares: 'range',
  source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
  title: {
    zh: '状态码不是错误',
    en: 'Is the status other than an error?',
  },
  passed: {
    zh: '状态码 {found} 不是错误。',
    en: 'Status {found} is not an error.',
  },
  failed: {
    zh: '状态码是 {found}。',
    en: 'the status is {found}.',
  },
});
