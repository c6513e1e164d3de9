import { type Note, type Notes, note, RFC } from './note.ts';

export const closeCodes: Notes = {
  1000: note(RFC(6455, '7.4.1'), '正常结束。', 'Normal: what the connection was for is done.'),
  1001: note(
    RFC(6455, '7.4.1'),
    '一方要走了：服务器停止，或页面被关闭。',
    'One side is going away: the server stops or the page is left.',
  ),
  1002: note(RFC(6455, '7.4.1'), '对方违反了协议。', 'The peer broke the protocol.'),
  1003: note(
    RFC(6455, '7.4.1'),
    '收到了不能处理的数据种类，如只收文本的一方收到二进制。',
    'A kind of data that this side cannot take, such as binary where only text is understood.',
  ),
  1005: note(
    RFC(6455, '7.4.1'),
    '从不出现在线路上：关闭帧里没有状态码，API 就报告它。',
    'Never on the wire: what an API reports for a Close frame without a code.',
  ),
  1006: note(
    RFC(6455, '7.4.1'),
    '从不出现在报文里：没有收到关闭帧连接就没了。握手失败时页面得到的也是它，不说原因（TLS 没有建立时，Firefox 153 给的是 1015）。',
    'Never sent: the connection went without a Close frame. It is also what a page gets of a failed handshake, without the cause (where TLS could not be set up, Firefox 153 gives it 1015).',
  ),
  1007: note(
    RFC(6455, '7.4.1'),
    '消息的内容与种类不符，如文本不是合法的 UTF-8。',
    'A message that does not fit its kind, such as text that is not valid UTF-8.',
  ),
  1008: note(
    RFC(6455, '7.4.1'),
    '违反了这一方的规定，如 Origin 不受欢迎；没有更合适的状态码时用它。',
    'Against this side’s policy, such as an unwelcome Origin; used where no other code fits better.',
  ),
  1009: note(RFC(6455, '7.4.1'), '消息太大。', 'The message is too big.'),
  1010: note(
    RFC(6455, '7.4.1'),
    '客户端要求的扩展，服务器没有给。',
    'The client needed an extension that the server did not grant.',
  ),
  1011: note(
    RFC(6455, '7.4.1'),
    '服务器遇到了意外，无法继续。',
    'The server met something unexpected and cannot go on.',
  ),
  1015: note(
    RFC(6455, '7.4.1'),
    '从不出现在报文里：TLS 没有建立（如证书不可信）。WebSockets 标准要求给页面 1006；Chromium 如此，Firefox 153 实测给的是 1015。',
    'Never sent: it stands for TLS that could not be set up, for example because of an untrusted certificate. The WebSockets Standard wants the page to get 1006; Chromium does that, and Firefox 153 (measured) gives it 1015.',
  ),
};

const IANA = 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number';
export const closeCodeRegistry: Notes = {
  1012: note(IANA, '服务器正在重启，可以再连。', 'The server restarts; the client may connect again.'),
  1013: note(IANA, '服务器暂时过载，请稍后再试。', 'The server is overloaded for now; try again later.'),
  1014: note(
    IANA,
    '作为网关的服务器从上游得到了无效的响应。',
    'The server is a gateway and got an invalid answer from upstream.',
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
      'Kept for the protocol itself and for extensions.',
    ),
  },
  {
    to: 3999,
    note: note(
      RFC(6455, '7.4.2'),
      '库和框架在 IANA 登记的状态码。',
      'For libraries and frameworks, registered with IANA.',
    ),
  },
  {
    to: 4999,
    note: note(
      RFC(6455, '7.4.2'),
      '应用自己约定的状态码。',
      'For applications, which agree on the meaning among themselves.',
    ),
  },
  {
    to: Number.POSITIVE_INFINITY,
    note: note(RFC(6455, '7.4.2'), '没有这样的状态码。', 'There is no such code.'),
  },
];
