import { defineSteps, FETCH } from './text.ts';

/** What a script gets of the answer (Fetch, filtered responses). */
export const fetchAnswerSteps = defineSteps({
  'opaque-answer': {
    rule: 'fetch',
    by: 'browser',
    source: `${FETCH}#concept-filtered-response-opaque`,
    title: { zh: '页面能看到响应的内容吗？', en: 'Can the page look into the answer?' },
    failed: {
      zh: '浏览器拦下了读取：{found} 模式的跨源响应是 opaque，页面只知道请求结束了，状态码是 0，没有响应头，也没有内容。服务器的响应是 {wanted}，页面看不到。',
      en: 'The browser blocked the reading: across origins the mode {found} gives an opaque answer, with status 0, no headers and no body. The server had answered {wanted}, which the page cannot see.',
    },
  },
  exposed: {
    rule: 'fetch',
    by: 'browser',
    source: `${FETCH}#concept-filtered-response-cors`,
    title: { zh: '页面能读到哪些响应头？', en: 'Which headers of the answer may the page read?' },
    passed: {
      zh: '页面能读到的响应头：{found}；读不到的：{wanted}。',
      en: 'The page may read the headers {found}; hidden from it are {wanted}.',
    },
  },
  'status-ok': {
    rule: 'fetch',
    by: 'server',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
    title: { zh: '服务器同意了吗？', en: 'Did the server agree?' },
    passed: { zh: '状态码 {found} 不是错误。', en: 'Status {found} is no error.' },
    failed: {
      zh: '服务器拒绝了请求：状态码是 {found}。页面读得到这个响应，fetch 的 Promise 照样兑现。',
      en: 'The server refused the request: the status is {found}. The page may read that answer; the promise of fetch is fulfilled all the same.',
    },
  },
});
