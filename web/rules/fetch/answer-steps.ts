import { stepsOf } from '../core/definition.ts';
import { MODE } from '../core/remedy.ts';
import { FETCH } from '../core/standards.ts';

/** What a script gets from the response (Fetch, filtered responses). */

const defineStep = stepsOf({ rule: 'fetch', by: 'browser' });

export const opaqueAnswer = defineStep({
  id: 'opaque-answer',
  source: `${FETCH}#concept-filtered-response-opaque`,
  title: {
    zh: '页面能看到响应的内容',
    en: 'Can the page read the response?',
  },
  failed: {
    zh: '{found} 模式的跨源响应是不透明的（opaque），服务器返回的 {wanted}，页面看不到。',
    en: 'a cross-origin response in {found} mode is opaque; the page can’t see the status {wanted} that the server sent.',
  },
  remedy: MODE,
});

export const exposed = defineStep({
  id: 'exposed',
  source: `${FETCH}#concept-filtered-response-cors`,
  title: { zh: '页面能读到哪些响应头？', en: 'Which response headers may the page read?' },
  passed: {
    zh: '页面能读到的响应头：{found}；读不到的：{wanted}。',
    en: 'The page may read the headers {found}; it can’t see {wanted}.',
  },
  without: {
    found: { passed: { zh: '页面读不到任何响应头。', en: 'The page may not read any header.' } },
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
    en: 'Is the status below 400?',
  },
  passed: {
    zh: '状态码 {found} 不是错误。',
    en: 'Status {found} isn’t an error.',
  },
  failed: {
    zh: '状态码是 {found}。',
    en: 'the status is {found}.',
  },
});
