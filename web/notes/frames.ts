import { type Note, type Notes, note, RFC } from './note.ts';

/** The parts of a frame, in their order on the wire. */
export const frameFields: Notes = {
  fin: note(
    RFC(6455, '5.2'),
    '第 1 位：1 表示这是消息的最后一帧；0 表示同一条消息后面还有帧。',
    'The first bit: 1 on the last frame of a message, 0 if more frames of the same message follow.',
  ),
  rsv1: note(
    RFC(7692, '6'),
    '协商了 permessage-deflate 时，消息的第一帧里为 1，表示这条消息是压缩的；没有协商扩展时必须是 0。',
    'With permessage-deflate, a 1 on the first frame of a message means that the message is compressed; without an extension it must be 0.',
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
    '四位，帧的类型：0 到 2 是数据帧，8 到 10 是控制帧，其余保留。',
    'Four bits for the type of the frame: 0 to 2 are data frames, 8 to 10 control frames, the rest is reserved.',
  ),
  mask: note(
    RFC(6455, '5.1'),
    '内容有没有加掩码。客户端发出的帧必须是 1，服务器发出的必须是 0。',
    'Whether the payload is masked: 1 on every frame from a client, 0 on every frame from a server.',
  ),
  'payload-length': note(
    RFC(6455, '5.2'),
    '内容的字节数：0 到 125 直接写；126 表示后面 2 个字节才是长度，127 表示后面 8 个字节才是。',
    'The length of the payload in bytes: 0 to 125 directly; 126 means that the next 2 bytes hold it, 127 the next 8.',
  ),
  'masking-key': note(
    RFC(6455, '5.3'),
    '4 个随机字节，内容与它们循环异或。这不是加密：密钥就在旁边；目的是让页面没法决定实际发出的字节，拼不出像 HTTP 请求的内容去骗中间的代理。',
    'Four random bytes; the payload is XORed with them, repeated as needed. It isn’t encryption: the key is right beside it. It keeps a page from choosing the bytes that are sent, so that it can’t compose anything that a proxy would take for HTTP.',
  ),
  payload: note(
    RFC(6455, '5.2'),
    '帧的内容；加过掩码的已经还原。文本必须是合法的 UTF-8。',
    'The content of the frame, unmasked if it was masked. Text must be valid UTF-8.',
  ),
  'close-code': note(
    RFC(6455, '5.5.1'),
    'Close 帧内容的前 2 个字节：状态码。',
    'The first two bytes of a Close frame’s payload: its status code.',
  ),
  'close-reason': note(
    RFC(6455, '5.5.1'),
    '状态码后面的 UTF-8 文字，最多 123 字节；页面从 close 事件的 reason 里读到。',
    'UTF-8 text after the code, at most 123 bytes; the page gets it as reason in its close event.',
  ),
};

/** Opcodes, in decimal. */
export const opcodes: Notes = {
  0: note(
    RFC(6455, '5.4'),
    '延续帧：接着前面没完的消息。',
    'Continuation: continues a message that hasn’t ended.',
  ),
  1: note(RFC(6455, '5.6'), '文本帧：内容是 UTF-8。', 'Text: the payload is UTF-8.'),
  2: note(
    RFC(6455, '5.6'),
    '二进制帧：内容的含义由应用决定。',
    'Binary: the application decides what the payload means.',
  ),
  8: note(
    RFC(6455, '5.5.1'),
    'Close 帧：发送方不再发数据；对方也回一个 Close 帧，然后断开 TCP。',
    'Close: the sender will send no more data. The peer replies with its own Close, and the TCP connection ends.',
  ),
  9: note(
    RFC(6455, '5.5.2'),
    'Ping：对方要回一个 Pong。页面发不出，也看不到，由浏览器处理。',
    'Ping: the peer must reply with a Pong. Pages can neither send nor see it; the browser handles it.',
  ),
  10: note(
    RFC(6455, '5.5.3'),
    'Pong：回应 Ping，内容和它相同；也可以主动发，当作心跳。',
    'Pong: replies to a Ping with the same content, or is sent unprompted as a heartbeat.',
  ),
};

/** For 3 to 7 and 11 to 15. */
export const reservedOpcode: Note = note(
  RFC(6455, '5.2'),
  '保留的操作码：收到它的一方必须让连接失败。',
  'A reserved opcode: whoever receives it must fail the connection.',
);
