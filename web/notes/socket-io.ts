import { ENGINE_IO, type Notes, note, SOCKET_IO } from './note.ts';

/** Engine.IO packets by their first character, and the two probes. */
export const engineIoPackets: Notes = {
  0: note(
    ENGINE_IO('handshake'),
    'open：会话建立，服务器给出 sid、可升级的传输方式和心跳的时间。',
    'open: the session exists; the server tells its sid, the possible upgrades and the times of the heartbeat.',
  ),
  1: note(ENGINE_IO('protocol'), 'close：这个传输可以关闭了。', 'close: this transport can be closed.'),
  2: note(
    ENGINE_IO('heartbeat'),
    'ping：服务器每隔 pingInterval 问一次对方还在不在。它是内容为 2 的普通消息，不是 WebSocket 的 Ping 帧。',
    'ping: every pingInterval the server asks whether the peer is there. It is an ordinary message that reads 2, no Ping frame of WebSocket.',
  ),
  3: note(ENGINE_IO('heartbeat'), 'pong：客户端对 ping 的回答。', 'pong: the client’s answer to a ping.'),
  4: note(
    ENGINE_IO('message'),
    'message：装着上一层的内容，在这里就是一个 Socket.IO 包。',
    'message: carries what the layer above says; here that is one Socket.IO packet.',
  ),
  5: note(
    ENGINE_IO('upgrade'),
    'upgrade：探测成功，客户端从现在起只用 WebSocket。',
    'upgrade: the probe succeeded, and from here on the client uses the WebSocket alone.',
  ),
  6: note(
    ENGINE_IO('upgrade'),
    'noop：升级时服务器用它结束还挂着的那个轮询。',
    'noop: during an upgrade the server ends the pending poll with it.',
  ),
  '2probe': note(
    ENGINE_IO('upgrade'),
    '客户端在新的 WebSocket 上试探：能通吗？',
    'The client tries the new WebSocket: does it get through?',
  ),
  '3probe': note(
    ENGINE_IO('upgrade'),
    '服务器对试探的回答：能通。',
    'The server’s answer to the probe: it does.',
  ),
  b: note(
    ENGINE_IO('http-long-polling-1'),
    '轮询里的二进制：b 后面是 base64。在 WebSocket 上二进制原样成帧。',
    'Binary data in a poll: base64 follows the b. On a WebSocket binary data is framed as it is.',
  ),
  separator: note(
    ENGINE_IO('http-long-polling-1'),
    '一次轮询可以装多个包，用字符 0x1e 隔开。',
    'One poll may hold several packets, with the character 0x1e between them.',
  ),
  ok: note(
    ENGINE_IO('sending-data'),
    '对轮询 POST 的回答：收到了。它不是包。',
    'The answer to a polling POST: received. It is no packet.',
  ),
};

/** The fields of the open packet. */
export const engineIoOpen: Notes = {
  sid: note(
    ENGINE_IO('handshake'),
    'Engine.IO 的会话 ID，之后的每个请求都要带上。它与 Socket.IO 的 socket.id 不同。',
    'The Engine.IO session, which every later request must name. It is not Socket.IO’s socket.id.',
  ),
  upgrades: note(
    ENGINE_IO('handshake'),
    '可以升级到的传输方式；空数组表示已经没有更好的。',
    'The transports to upgrade to; empty where there is nothing better.',
  ),
  pingInterval: note(
    ENGINE_IO('heartbeat'),
    '服务器每隔多少毫秒发一次 ping。',
    'How often the server sends a ping, in milliseconds.',
  ),
  pingTimeout: note(
    ENGINE_IO('heartbeat'),
    '等 pong 等多少毫秒，过时就当连接断了。',
    'How long a pong may take, in milliseconds, before the connection counts as lost.',
  ),
  maxPayload: note(
    ENGINE_IO('handshake'),
    '一次轮询最多装多少字节，客户端据此决定合并多少个包。',
    'The most bytes in one poll; the client decides by it how many packets to put together.',
  ),
};

/** Socket.IO packets by their type. */
export const socketIoPackets: Notes = {
  0: note(
    SOCKET_IO('connection-to-a-namespace'),
    'CONNECT：客户端请求连接命名空间，可带 auth；服务器同意时回同样的包，带 sid。',
    'CONNECT: the client asks for a namespace, with auth if it has any; the server agrees with the same packet and a sid.',
  ),
  1: note(
    SOCKET_IO('disconnection-from-a-namespace'),
    'DISCONNECT：离开命名空间；下面的连接可以还开着。',
    'DISCONNECT: leaves the namespace; the connection beneath may stay.',
  ),
  2: note(
    SOCKET_IO('sending-and-receiving-data'),
    'EVENT：一个事件，JSON 数组的第一项是事件名，其余是参数。',
    'EVENT: a JSON array of the event’s name and its arguments.',
  ),
  3: note(
    SOCKET_IO('acknowledgement'),
    'ACK：对某个事件的确认，编号与那个事件相同。',
    'ACK: acknowledges an event and carries that event’s id.',
  ),
  4: note(
    SOCKET_IO('connection-to-a-namespace'),
    'CONNECT_ERROR：服务器拒绝连接这个命名空间，message 写着原因。',
    'CONNECT_ERROR: the server refuses the namespace; message says why.',
  ),
  5: note(
    SOCKET_IO('sending-and-receiving-data'),
    'BINARY_EVENT：带二进制的事件；二进制在后面的附件里，JSON 里是占位符。',
    'BINARY_EVENT: an event with binary data, which follows as attachments; the JSON holds placeholders.',
  ),
  6: note(
    SOCKET_IO('acknowledgement'),
    'BINARY_ACK：带二进制的确认。',
    'BINARY_ACK: an acknowledgement with binary data.',
  ),
};

/** The parts of a Socket.IO packet. */
export const socketIoFields: Notes = {
  type: note(
    SOCKET_IO('format'),
    '一个数字，说明包的种类。前面的 4 属于 Engine.IO。',
    'One digit that says what the packet is. The 4 before it belongs to Engine.IO.',
  ),
  attachments: note(
    SOCKET_IO('format'),
    '后面跟着几个二进制附件，写作「2-」。',
    'How many binary attachments follow, written as 2-.',
  ),
  namespace: note(
    SOCKET_IO('format'),
    '命名空间，后面跟逗号；默认的 / 不写。',
    'The namespace, with a comma behind it; the default, /, is not written.',
  ),
  'ack-id': note(
    SOCKET_IO('acknowledgement'),
    '确认的编号：发送方要求回答，ACK 带回同一个数字。',
    'The id of an acknowledgement: the sender wants an answer, and its ACK brings the same number back.',
  ),
  payload: note(SOCKET_IO('format'), '包的内容，JSON。', 'The content of the packet, as JSON.'),
  placeholder: note(
    SOCKET_IO('format'),
    '{"_placeholder":true,"num":0} 代表第 0 个附件。',
    '{"_placeholder":true,"num":0} stands for attachment 0.',
  ),
  attachment: note(
    SOCKET_IO('format'),
    '前一个包的二进制附件，按顺序单独成帧。',
    'A binary attachment of the packet before it; each travels in a frame of its own, in order.',
  ),
  sid: note(
    SOCKET_IO('connection-to-a-namespace'),
    '这个命名空间里的 socket.id，与 Engine.IO 的会话 ID 不同。',
    'The socket.id in this namespace; it is not the Engine.IO session.',
  ),
};
