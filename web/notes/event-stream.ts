import { type Notes, note } from './note.ts';

const INTERPRETED = 'https://html.spec.whatwg.org/#event-stream-interpretation';
const RECONNECTION = 'https://html.spec.whatwg.org/#concept-event-stream-reconnection-time';

/** The fields of a server-sent event; the empty name is that of a comment. */
export const eventStreamFields: Notes = {
  data: note(
    INTERPRETED,
    '消息的一行；有几行 data，就用换行连成一条消息。',
    'One line of the message; several data lines make one message, joined by line breaks.',
  ),
  event: note(
    INTERPRETED,
    '事件的类型，不写就是 message。写了别的类型，onmessage 收不到，要用 addEventListener。',
    'The event’s type; without it, message. For any other type onmessage isn’t called: use addEventListener.',
  ),
  id: note(
    'https://html.spec.whatwg.org/#last-event-id',
    '这条消息的编号。浏览器记住最后一个，重连时写进 Last-Event-ID 请求头。',
    'The message’s id. The browser remembers the last one, and sends it in Last-Event-ID when it reconnects.',
  ),
  retry: note(
    RECONNECTION,
    '断开之后等多少毫秒再重连，代替浏览器的默认值。',
    'How many milliseconds to wait before reconnecting, in place of the browser’s default.',
  ),
  '': note(
    INTERPRETED,
    '以冒号开头的一行是注释，不产生事件；常用来保活，不让代理断开空闲的连接。',
    'A line that begins with a colon is a comment and makes no event; servers send one now and then to keep proxies from closing an idle connection.',
  ),
};
