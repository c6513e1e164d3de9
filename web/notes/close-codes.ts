import { type Note, type Notes, note, RFC } from './note.ts';

export const closeCodes: Notes = {
  1000: note(RFC(6455, '7.4.1'), '正常结束。', 'Normal: the connection has served its purpose.'),
  1001: note(
    RFC(6455, '7.4.1'),
    '一方要离开：服务器在停止，或者用户离开了页面。',
    'One side is going away: the server is stopping, or the user left the page.',
  ),
  1002: note(RFC(6455, '7.4.1'), '对方违反了协议。', 'The peer violated the protocol.'),
  1003: note(
    RFC(6455, '7.4.1'),
    '收到了不能处理的数据类型，如只接受文本的一方收到二进制。',
    'This side can’t accept that type of data, such as binary where it only accepts text.',
  ),
  1005: note(
    RFC(6455, '7.4.1'),
    '从不出现在报文里：Close 帧里没有状态码时，API 报告的就是它。',
    'Never sent: an API reports it for a Close frame without a code.',
  ),
  1006: note(
    RFC(6455, '7.4.1'),
    '从不出现在报文里：没有收到 Close 帧，连接就断了。握手失败时页面得到的也是它，不说原因（TLS 没有建立时，Firefox 153 给的是 1015）。',
    'Never sent: the connection ended without a Close frame. It’s also what a page gets if the handshake fails, whatever the cause (if TLS can’t be set up, Firefox 153 reports 1015).',
  ),
  1007: note(
    RFC(6455, '7.4.1'),
    '消息的内容与类型不符，如文本不是合法的 UTF-8。',
    'The message doesn’t match its type, such as text that isn’t valid UTF-8.',
  ),
  1008: note(
    RFC(6455, '7.4.1'),
    '违反了这一方的规定，如 Origin 不在名单里；没有更合适的状态码时用它。',
    'Against this side’s policy, such as an Origin that isn’t allowed; used where no other code fits better.',
  ),
  1009: note(RFC(6455, '7.4.1'), '消息太大。', 'The message is too big.'),
  1010: note(
    RFC(6455, '7.4.1'),
    '客户端需要的扩展，服务器没有启用。',
    'The client needed an extension that the server didn’t agree to.',
  ),
  1011: note(
    RFC(6455, '7.4.1'),
    '服务器遇到了意外，无法继续。',
    'The server ran into something unexpected and can’t go on.',
  ),
  1015: note(
    RFC(6455, '7.4.1'),
    '从不出现在报文里：表示 TLS 没有建立，例如证书不可信。WebSockets 标准要求页面得到 1006；Chromium 照做，Firefox 153 实测给的是 1015。',
    'Never sent: it means that TLS couldn’t be set up, for example because the certificate isn’t trusted. The WebSockets Standard requires 1006 for the page; Chromium reports that, Firefox 153 (measured) reports 1015.',
  ),
};

const IANA = 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number';
export const closeCodeRegistry: Notes = {
  1012: note(IANA, '服务器正在重启，可以再连。', 'The server is restarting; the client may connect again.'),
  1013: note(IANA, '服务器暂时过载，请稍后再试。', 'The server is overloaded for now; try again later.'),
  1014: note(
    IANA,
    '服务器是网关，从上游得到了无效的响应。',
    'The server is a gateway and got an invalid response from upstream.',
  ),
};

/** Ranges, for a code that has no note of its own: the first whose `to` is not below the code. */
export const closeCodeRanges: readonly { readonly to: number; readonly note: Note }[] = [
  {
    to: 999,
    note: note(RFC(6455, '7.4.2'), '没有这样的状态码。', 'There is no such code.'),
  },
  {
    to: 2999,
    note: note(
      RFC(6455, '7.4.2'),
      '留给协议本身和扩展的状态码。',
      'Reserved for the protocol itself and for extensions.',
    ),
  },
  {
    to: 3999,
    note: note(
      RFC(6455, '7.4.2'),
      '供库和框架使用，在 IANA 登记。',
      'For libraries and frameworks; registered with IANA.',
    ),
  },
  {
    to: 4999,
    note: note(
      RFC(6455, '7.4.2'),
      '供应用使用，含义由应用自己约定。',
      'For applications, which define the meaning themselves.',
    ),
  },
  {
    to: Number.POSITIVE_INFINITY,
    note: note(RFC(6455, '7.4.2'), '没有这样的状态码。', 'There is no such code.'),
  },
];
