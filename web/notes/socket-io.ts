import { ENGINE_IO, type Notes, note, SOCKET_IO } from './note.ts';

/** Engine.IO packets by their first character, and the two probes. */
export const engineIoPackets: Notes = {
  0: note(
    ENGINE_IO('handshake'),
    'open：会话已建立，服务器给出 sid、可以升级到的传输方式和心跳的时间。',
    'open: the session exists; the server gives its sid, the possible upgrades and the heartbeat’s timing.',
  ),
  1: note(ENGINE_IO('protocol'), 'close：这个传输可以关闭了。', 'close: this transport can be closed.'),
  2: note(
    ENGINE_IO('heartbeat'),
    'ping：服务器每隔 pingInterval 确认一次对方还在。它是内容为 2 的普通消息，不是 WebSocket 的 Ping 帧。',
    'ping: every pingInterval the server checks whether the peer is still there. It’s an ordinary message containing 2, not a WebSocket Ping frame.',
  ),
  3: note(ENGINE_IO('heartbeat'), 'pong：客户端对 ping 的回应。', 'pong: the client’s reply to a ping.'),
  4: note(
    ENGINE_IO('message'),
    'message：装着上一层的数据，在这里是一个 Socket.IO 包。',
    'message: carries data of the layer above, here one Socket.IO packet.',
  ),
  5: note(
    ENGINE_IO('upgrade'),
    'upgrade：探测成功，客户端从现在起只用 WebSocket。',
    'upgrade: the probe succeeded, and from here on the client uses only the WebSocket.',
  ),
  6: note(
    ENGINE_IO('upgrade'),
    'noop：升级时服务器用它结束还挂着的那个轮询。',
    'noop: the server uses it to end the pending poll during an upgrade.',
  ),
  '2probe': note(
    ENGINE_IO('upgrade'),
    '客户端在新的 WebSocket 上试探：通不通？',
    'The client tests the new WebSocket: does it work?',
  ),
  '3probe': note(ENGINE_IO('upgrade'), '服务器回应试探：通。', 'The server’s reply to the probe: it works.'),
  b: note(
    ENGINE_IO('http-long-polling-1'),
    '轮询里的二进制：b 后面是 base64。走 WebSocket 时，二进制直接装进帧里。',
    'Binary data in a poll: base64 follows the b. On a WebSocket, binary data is framed as is.',
  ),
  separator: note(
    ENGINE_IO('http-long-polling-1'),
    '一次轮询可以装多个包，用字符 0x1e 隔开。',
    'One poll may contain several packets, separated by the character 0x1e.',
  ),
  ok: note(
    ENGINE_IO('sending-data'),
    '轮询的 POST 得到的响应：收到了。它不是包。',
    'The response to a polling POST: received. It isn’t a packet.',
  ),
};

/** The fields of the open packet. */
export const engineIoOpen: Notes = {
  sid: note(
    ENGINE_IO('handshake'),
    'Engine.IO 的会话 ID，之后的每个请求都要带上。它与 Socket.IO 的 socket.id 不同。',
    'The Engine.IO session’s id, which every later request must carry. It isn’t Socket.IO’s socket.id.',
  ),
  upgrades: note(
    ENGINE_IO('handshake'),
    '可以升级到的传输方式；空数组表示没有可升级的。',
    'The transports that can be upgraded to; empty if there are none.',
  ),
  pingInterval: note(
    ENGINE_IO('heartbeat'),
    '服务器每隔多少毫秒发一次 ping。',
    'How often the server sends a ping, in milliseconds.',
  ),
  pingTimeout: note(
    ENGINE_IO('heartbeat'),
    '等 pong 最多等多少毫秒，超时就算连接断了。',
    'How many milliseconds a pong may take before the connection counts as lost.',
  ),
  maxPayload: note(
    ENGINE_IO('handshake'),
    '一次轮询最多多少字节，客户端据此决定合并多少个包。',
    'The maximum number of bytes in one poll; the client uses it to decide how many packets to combine.',
  ),
};

/** Socket.IO packets by their type. */
export const socketIoPackets: Notes = {
  0: note(
    SOCKET_IO('connection-to-a-namespace'),
    'CONNECT：客户端请求连接命名空间，可以带 auth；服务器同意，就回一个带 sid 的 CONNECT。',
    'CONNECT: the client requests a namespace, with auth if it has any; if the server agrees, it replies with a CONNECT and a sid.',
  ),
  1: note(
    SOCKET_IO('disconnection-from-a-namespace'),
    'DISCONNECT：离开命名空间；底层的连接可以不断开。',
    'DISCONNECT: leaves the namespace; the underlying connection may stay open.',
  ),
  2: note(
    SOCKET_IO('sending-and-receiving-data'),
    'EVENT：一个事件，JSON 数组的第一项是事件名，其余是参数。',
    'EVENT: a JSON array with the event’s name and its arguments.',
  ),
  3: note(
    SOCKET_IO('acknowledgement'),
    'ACK：对某个事件的确认，编号与那个事件相同。',
    'ACK: acknowledges an event and carries the same id.',
  ),
  4: note(
    SOCKET_IO('connection-to-a-namespace'),
    'CONNECT_ERROR：服务器拒绝连接这个命名空间，原因在 message 里。',
    'CONNECT_ERROR: the server refuses the connection to the namespace; message says why.',
  ),
  5: note(
    SOCKET_IO('sending-and-receiving-data'),
    'BINARY_EVENT：带二进制的事件；二进制在后面的附件里，JSON 里是占位符。',
    'BINARY_EVENT: an event with binary data, which follows in attachments; the JSON contains placeholders.',
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
    '一个数字，包的类型。前面的 4 属于 Engine.IO。',
    'One digit for the packet’s type. The 4 before it belongs to Engine.IO.',
  ),
  attachments: note(
    SOCKET_IO('format'),
    '后面有几个二进制附件，写成“2-”。',
    'How many binary attachments follow, written like “2-”.',
  ),
  namespace: note(
    SOCKET_IO('format'),
    '命名空间，后面有逗号；默认的 / 不写。',
    'The namespace, followed by a comma; the default, /, is left out.',
  ),
  'ack-id': note(
    SOCKET_IO('acknowledgement'),
    '确认的编号：发送方要求确认，ACK 带回同一个编号。',
    'The id of an acknowledgement: the sender requests one, and the ACK carries the same number.',
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
    'A binary attachment of the preceding packet; each is sent in its own frame, in order.',
  ),
  sid: note(
    SOCKET_IO('connection-to-a-namespace'),
    '这个命名空间里的 socket.id，与 Engine.IO 的会话 ID 不同。',
    'The socket.id in this namespace; it isn’t the Engine.IO session’s id.',
  ),
};
