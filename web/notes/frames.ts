import { type Note, type Notes, note, RFC } from './note.ts';

/** The parts of a frame, in their order on the wire. */
export const frameFields: Notes = {
  fin: note(
    RFC(6455, '5.2'),
    '第 1 位：1 表示这是消息的最后一帧；0 表示后面还有同一条消息的帧。',
    'Bit 1: 1 on the last frame of a message, 0 where more frames of the same message follow.',
  ),
  rsv1: note(
    RFC(7692, '6'),
    '协商了 permessage-deflate 时，消息的第一帧上为 1 表示这条消息是压缩的；没有协商扩展时必须是 0。',
    'With permessage-deflate a 1 on the first frame of a message says that the message is compressed; without an extension it must be 0.',
  ),
  rsv2: note(
    RFC(6455, '5.2'),
    '留给扩展的位；没有扩展用它时必须是 0，否则对方断开连接。',
    'Kept for extensions; it must be 0 where none uses it, or the peer fails the connection.',
  ),
  rsv3: note(
    RFC(6455, '5.2'),
    '留给扩展的位；没有扩展用它时必须是 0，否则对方断开连接。',
    'Kept for extensions; it must be 0 where none uses it, or the peer fails the connection.',
  ),
  opcode: note(
    RFC(6455, '5.2'),
    '四位，说明帧的种类：0 到 2 是数据，8 到 10 是控制帧，其余保留。',
    'Four bits that say what the frame is: 0 to 2 carry data, 8 to 10 are control frames, the rest is reserved.',
  ),
  mask: note(
    RFC(6455, '5.1'),
    '内容是否用掩码处理过。客户端发出的帧必须是 1，服务器发出的必须是 0。',
    'Whether the payload is masked: 1 on every frame of a client, 0 on every frame of a server.',
  ),
  'payload-length': note(
    RFC(6455, '5.2'),
    '内容的字节数：0 到 125 直接写；126 表示后面 2 个字节才是长度，127 表示后面 8 个字节才是。',
    'The length of the payload in bytes: 0 to 125 stand for themselves, 126 means that the next 2 bytes hold it, 127 the next 8.',
  ),
  'masking-key': note(
    RFC(6455, '5.3'),
    '4 个随机字节，内容与它们循环异或。这不是加密：钥匙就在旁边；目的是让页面无法在线路上拼出像 HTTP 请求的字节，骗过中间的代理。',
    'Four random bytes; the payload is XORed with them over and over. It is no encryption, for the key lies beside it: it keeps a page from composing bytes on the wire that a proxy could take for HTTP.',
  ),
  payload: note(
    RFC(6455, '5.2'),
    '帧的内容；有掩码时先还原。文本必须是合法的 UTF-8。',
    'The content of the frame, unmasked where it was masked. Text must be valid UTF-8.',
  ),
  'close-code': note(
    RFC(6455, '5.5.1'),
    '关闭帧内容的前 2 个字节：状态码。',
    'The first two bytes in the payload of a Close frame: its status code.',
  ),
  'close-reason': note(
    RFC(6455, '5.5.1'),
    '状态码后面的 UTF-8 文字，最多 123 字节；页面在 close 事件的 reason 里读到。',
    'UTF-8 text behind the code, at most 123 bytes; a page reads it as reason in its close event.',
  ),
};

/** Opcodes, in decimal. */
export const opcodes: Notes = {
  0: note(
    RFC(6455, '5.4'),
    '延续帧：接着前面没完的消息。',
    'Continuation: carries on a message that has not ended.',
  ),
  1: note(RFC(6455, '5.6'), '文本帧：内容是 UTF-8。', 'Text: the payload is UTF-8.'),
  2: note(
    RFC(6455, '5.6'),
    '二进制帧：内容由应用自己解释。',
    'Binary: the application knows what the payload means.',
  ),
  8: note(
    RFC(6455, '5.5.1'),
    '关闭帧：发送方不再发数据了；对方也回一个关闭帧，然后断开 TCP。',
    'Close: the sender will send no more data. The peer answers with a Close of its own, and TCP ends.',
  ),
  9: note(
    RFC(6455, '5.5.2'),
    'Ping：对方要用 Pong 回答。页面发不出也看不到，由浏览器处理。',
    'Ping: the peer must answer with a Pong. Pages can neither send nor see it; the browser deals with it.',
  ),
  10: note(
    RFC(6455, '5.5.3'),
    'Pong：回答 Ping，内容照抄；也可以主动发，当作心跳。',
    'Pong: answers a Ping with the same content, or comes unasked as a heartbeat.',
  ),
};

/** For 3 to 7 and 11 to 15. */
export const reservedOpcode: Note = note(
  RFC(6455, '5.2'),
  '保留的操作码：收到就必须断开连接。',
  'A reserved opcode: whoever receives it must fail the connection.',
);
