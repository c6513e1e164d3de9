import { type Notes, note, RFC } from './note.ts';

/** The headers that RFC 6455 adds, where request and response share a name. */
export const handshakeRequest: Notes = {
  'sec-websocket-key': note(
    RFC(6455, '11.3.1'),
    '浏览器为这次握手随机生成的 16 个字节，base64 编码后是 24 个字符。服务器由它算出 Sec-WebSocket-Accept；它不是密码，也不加密任何东西。',
    'Sixteen random bytes that the browser generated for this handshake, as 24 characters of base64. The server computes Sec-WebSocket-Accept from them. They aren’t a password and encrypt nothing.',
  ),
  'sec-websocket-version': note(
    RFC(6455, '11.3.5'),
    '客户端使用的 WebSocket 协议版本；RFC 6455 的版本号是 13。',
    'The version of the WebSocket protocol that the client uses; RFC 6455 is version 13.',
  ),
  'sec-websocket-protocol': note(
    RFC(6455, '11.3.4'),
    '页面提出的子协议，按偏好排序，就是构造函数的第二个参数。服务器最多选一个。',
    'The subprotocols that the page offers, in order of preference: the second argument of the constructor. The server chooses at most one.',
  ),
  'sec-websocket-extensions': note(
    RFC(6455, '11.3.2'),
    '浏览器提出的扩展，常见的是 permessage-deflate（压缩消息）。页面改不了；服务器只能用这里提出过的。',
    'The extensions that the browser offers, commonly permessage-deflate, which compresses messages. No page can change it, and the server may only use what is offered here.',
  ),
};

export const handshakeResponse: Notes = {
  'sec-websocket-accept': note(
    RFC(6455, '11.3.3'),
    '请求的 Key 接上固定的 GUID，取 SHA-1，再做 base64 编码。它证明服务器懂 WebSocket，也读了这个请求；它不是身份认证。',
    'The request’s key with a fixed GUID appended, hashed with SHA-1, in base64. It proves that the server supports WebSocket and read this very request; it authenticates nobody.',
  ),
  'sec-websocket-version': note(
    RFC(6455, '4.4'),
    '服务器支持的协议版本；它不支持请求里的版本时才写。',
    'The versions that the server supports; sent if it doesn’t support the one in the request.',
  ),
  'sec-websocket-protocol': note(
    RFC(6455, '11.3.4'),
    '服务器从页面提出的子协议里选中的一个。页面提出了，响应里却没有这一行：RFC 6455 允许，WebSockets 标准要求浏览器让连接失败。',
    'The subprotocol that the server chose from those offered. If some were offered and this line is missing, RFC 6455 allows it, but the WebSockets Standard requires the browser to fail the connection.',
  ),
  'sec-websocket-extensions': note(
    RFC(6455, '11.3.2'),
    '服务器在这条连接上启用的扩展和参数。no_context_takeover 表示那一方压缩每条消息都从头开始，两条消息之间不保留压缩状态（RFC 7692 §7.1.1），省内存。启用了没有提出过的扩展，浏览器会让连接失败。',
    'The extensions that the server enables on this connection, with their parameters. no_context_takeover means that a side compresses each message from scratch and keeps no state between messages (RFC 7692 §7.1.1), which saves memory. If an extension wasn’t offered, the browser fails the connection.',
  ),
};
