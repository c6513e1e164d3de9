import { stepsOf } from '../core/definition.ts';
import { page, server } from '../core/remedy.ts';
import { FETCH, HTML } from '../core/standards.ts';

/** What becomes of a stream of messages (HTML, server-sent events), and of other ways to get them. */

const defineStep = stepsOf({ rule: 'streams', by: 'browser' });

export const streamRequest = defineStep({
  id: 'stream-request',
  source: `${HTML}#dom-eventsource`,
  title: { zh: '请求头都由浏览器写', en: 'Does the browser write all of its headers?' },
  passed: {
    zh: 'Accept 和 Last-Event-ID 由浏览器写，页面不能加请求头，所以没有预检。',
    en: 'The browser writes Accept and Last-Event-ID, and the page can add no header, so there is no preflight.',
  },
});

export const streamRefused = defineStep({
  id: 'stream-refused',
  by: 'server',
  source: `${HTML}#sse-processing-model`,
  title: { zh: '服务器接受了请求', en: 'Did the server accept the request?' },
  passed: { zh: '状态码 {found} 不是错误。', en: 'Status {found} isn’t an error.' },
  failed: {
    zh: '状态码是 {found}：到此为止，不会再连。',
    en: 'the status is {found}: it ends here, and nobody reconnects.',
  },
});

export const streamStatus = defineStep({
  id: 'stream-status',
  stopped: 'nobody',
  source: `${HTML}#sse-processing-model`,
  title: { zh: '状态码是 200', en: 'Is the status 200?' },
  passed: { zh: '状态码是 {found}。', en: 'The status is {found}.' },
  failed: {
    zh: '状态码是 {found}，不是 {wanted}：到此为止，不会再连。',
    en: 'the status is {found}, not {wanted}: it ends here, and nobody reconnects.',
  },
});

export const streamType = defineStep({
  id: 'stream-type',
  reads: 'Content-Type',
  source: `${HTML}#sse-processing-model`,
  title: { zh: '响应声明自己是事件流', en: 'Does the response say that it is an event stream?' },
  passed: { zh: 'Content-Type 是 {found}。', en: 'Content-Type is {found}.' },
  failed: {
    zh: '{response}的 Content-Type 是 {found}，EventSource 只接受 {wanted}。',
    en: 'Content-Type in {response} is {found}; an EventSource accepts only {wanted}.',
  },
  without: {
    found: {
      failed: {
        zh: '{response}没有 Content-Type，EventSource 只接受 {wanted}。',
        en: '{response} has no Content-Type; an EventSource accepts only {wanted}.',
      },
    },
  },
  remedy: server(
    '让服务器写 Content-Type: text/event-stream，响应体不用改。',
    'Have the server send Content-Type: text/event-stream; the body can stay as it is.',
  ),
});

export const streamCharset = defineStep({
  id: 'stream-charset',
  reads: 'Content-Type',
  source: `${HTML}#text/event-stream`,
  title: { zh: 'charset 不影响', en: 'Is the charset of no importance?' },
  passed: {
    zh: '声明的 charset 是 {found}，浏览器不看它：事件流总是 UTF-8。',
    en: 'The declared charset is {found}, which the browser ignores: an event stream is always UTF-8.',
  },
  failed: {
    zh: '{response}声明的 charset 是 {found}，这个浏览器的 EventSource 只接受 UTF-8。',
    en: '{response} declares the charset {found}; an EventSource of this browser accepts only UTF-8.',
  },
  remedy: server(
    '事件流总是 UTF-8：Content-Type 里不写 charset。',
    'An event stream is always UTF-8: leave the charset out of Content-Type.',
  ),
});

export const streamOpen = defineStep({
  id: 'stream-open',
  source: `${HTML}#announce-the-connection`,
  title: { zh: '页面得到 open 事件', en: 'Does the page get open?' },
  passed: {
    zh: 'EventSource 连上了，页面得到 open 事件。',
    en: 'The EventSource is open, and the page gets the event open.',
  },
});

export const streamReconnects = defineStep({
  id: 'stream-reconnects',
  source: `${HTML}#reestablish-the-connection`,
  title: { zh: '响应结束，浏览器重连', en: 'Does the browser reconnect when the response ends?' },
  passed: {
    zh: '响应结束了。浏览器至少等 {wanted} 毫秒，自动重连，带着 Last-Event-ID: {found}。',
    en: 'The response has ended. The browser waits at least {wanted} ms and reconnects by itself, with Last-Event-ID: {found}.',
  },
  without: {
    found: {
      passed: {
        zh: '响应结束了，浏览器过一会儿自动重连；没有 id，也就没有 Last-Event-ID。',
        en: 'The response has ended, and after a while the browser reconnects by itself; without an id there is no Last-Event-ID.',
      },
    },
    wanted: {
      passed: {
        zh: '响应结束了，浏览器过一会儿自动重连，带着 Last-Event-ID: {found}。',
        en: 'The response has ended, and after a while the browser reconnects by itself, with Last-Event-ID: {found}.',
      },
    },
  },
});

export const streamMessages = defineStep({
  id: 'stream-messages',
  source: `${HTML}#dispatchMessage`,
  title: { zh: '页面收到消息', en: 'Does the page get the messages?' },
  passed: {
    zh: '每个空行结束一条消息，页面收到了 {found} 条。',
    en: 'Each blank line ends a message; the page gets {found} of them.',
  },
});

export const streamPending = defineStep({
  id: 'stream-pending',
  stopped: 'nobody',
  source: `${HTML}#event-stream-interpretation`,
  title: { zh: '消息以空行结尾', en: 'Does a blank line end the message?' },
  failed: {
    zh: 'data 后面没有空行，消息没有结束，浏览器不派发事件。',
    en: 'no blank line follows the data, so the message hasn’t ended, and the browser dispatches no event.',
  },
  remedy: server(
    '让服务器在每条消息后面写一个空行：\\n\\n。',
    'Have the server end each message with a blank line: \\n\\n.',
  ),
});

export const streamUnheard = defineStep({
  id: 'stream-unheard',
  by: 'page',
  stopped: 'nobody',
  source: `${HTML}#handler-eventsource-onmessage`,
  title: { zh: '页面监听这种事件', en: 'Does the page listen to this type of event?' },
  failed: {
    zh: '派发的事件类型是 {found}，页面只监听 {wanted}。',
    en: 'the events are of the type {found}, and the page only listens to {wanted}.',
  },
  remedy: page(
    '用 addEventListener 监听这种事件，或者让服务器不写 event 这一行。',
    'Listen to this type with addEventListener, or have the server leave the event line out.',
  ),
});

export const streamResumed = defineStep({
  id: 'stream-resumed',
  source: `${HTML}#the-last-event-id-header`,
  title: { zh: '重连后接着发', en: 'Does the stream go on where it ended?' },
  passed: {
    zh: '服务器按 Last-Event-ID 接着发，{found} 条消息一条不漏，也不重复。',
    en: 'The server goes on behind Last-Event-ID: {found} messages, none missing and none twice.',
  },
});

export const streamRestarted = defineStep({
  id: 'stream-restarted',
  by: 'server',
  source: `${HTML}#the-last-event-id-header`,
  title: { zh: '重连后从头发', en: 'Does the stream begin again?' },
  passed: {
    zh: '请求里没有 Last-Event-ID，服务器从头发起：收到的 {found} 条里有重复的。',
    en: 'The request has no Last-Event-ID, so the server begins again: of the {found} messages some came twice.',
  },
});

export const streamOver = defineStep({
  id: 'stream-over',
  by: 'server',
  source: `${HTML}#sse-processing-model`,
  title: { zh: '服务器说没有更多了', en: 'Does the server say that there is no more?' },
  passed: {
    zh: '服务器对重连返回 {found}：EventSource 关闭，浏览器不再重连。',
    en: 'The server responds to the reconnect with {found}: the EventSource is closed, and the browser doesn’t come back.',
  },
});

export const streamChunks = defineStep({
  id: 'stream-chunks',
  by: 'page',
  source: `${FETCH}#body-mixin`,
  title: { zh: '页面边收边读', en: 'Does the page read the body as it comes?' },
  passed: {
    zh: '页面从 response.body 边收边读，读到 {found} 条消息；怎样把字节拆成消息，由页面自己处理。',
    en: 'The page reads response.body as it comes, {found} messages in all; how bytes are split into messages is up to the page.',
  },
});

export const streamEnded = defineStep({
  id: 'stream-ended',
  by: 'page',
  source: `${FETCH}#body-mixin`,
  title: { zh: '响应结束后没有重连', en: 'Is it over when the response ends?' },
  passed: {
    zh: '响应结束，读取也就结束了：fetch 不会重连。',
    en: 'The response has ended, and reading with it: fetch doesn’t reconnect.',
  },
});

export const streamByHand = defineStep({
  id: 'stream-by-hand',
  by: 'page',
  source: `${FETCH}#fetch-method`,
  title: { zh: '页面自己再请求', en: 'Does the page itself ask again?' },
  passed: {
    zh: '响应结束后，页面自己又发了请求，加上 Last-Event-ID: {found}。',
    en: 'After the response ended, the page itself sent another request, with Last-Event-ID: {found}.',
  },
});

export const pollMessages = defineStep({
  id: 'poll-messages',
  by: 'page',
  source: 'https://www.rfc-editor.org/rfc/rfc6202#section-2.1',
  title: { zh: '一条消息一个请求', en: 'Is there a request for each message?' },
  passed: {
    zh: '服务器有了消息才响应，页面再发下一个请求：{found} 条消息，{wanted} 个请求。',
    en: 'The server responds once it has a message, and the page sends the next request: {found} messages, {wanted} requests.',
  },
});
