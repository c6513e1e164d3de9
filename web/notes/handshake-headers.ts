import { type Notes, note, RFC } from './note.ts';

/** The header fields that RFC 6455 adds, where request and answer share a name. */
export const handshakeRequest: Notes = {
  'sec-websocket-key': note(
    RFC(6455, '11.3.1'),
    '浏览器为这次握手随机生成的 16 个字节，用 base64 写成 24 个字符。服务器由它算出 Sec-WebSocket-Accept；它不是密码，也不加密任何东西。',
    'Sixteen random bytes that the browser made for this handshake, as 24 characters of base64. The server derives Sec-WebSocket-Accept from it; it is no password and encrypts nothing.',
  ),
  'sec-websocket-version': note(
    RFC(6455, '11.3.5'),
    '客户端使用的 WebSocket 协议版本；RFC 6455 的版本号是 13。',
    'The version of the WebSocket protocol that the client speaks; that of RFC 6455 is 13.',
  ),
  'sec-websocket-protocol': note(
    RFC(6455, '11.3.4'),
    '页面提出的子协议，按偏好排序，来自构造函数的第二个参数。服务器最多选一个。',
    'The subprotocols that the page offers, the preferred first: the second argument of the constructor. The server chooses one at most.',
  ),
  'sec-websocket-extensions': note(
    RFC(6455, '11.3.2'),
    '浏览器提出的扩展，常见的是 permessage-deflate（压缩消息）。页面改不了它；服务器只能用这里提出过的。',
    'The extensions that the browser offers, commonly permessage-deflate, which compresses messages. No page can change it, and the server may use only what is offered here.',
  ),
};

export const handshakeResponse: Notes = {
  'sec-websocket-accept': note(
    RFC(6455, '11.3.3'),
    '请求的 Key 接上固定的 GUID，取 SHA-1，再用 base64 写出。它证明服务器懂 WebSocket 并读了这个请求；它不是身份认证。',
    'The key of the request with a fixed GUID appended, hashed with SHA-1, in base64. It proves that the server understands WebSocket and read this very request; it authenticates nobody.',
  ),
  'sec-websocket-version': note(
    RFC(6455, '4.4'),
    '服务器会说的协议版本，在它不支持请求的版本时列出。',
    'The versions that the server speaks, listed when it does not support the one in the request.',
  ),
  'sec-websocket-protocol': note(
    RFC(6455, '11.3.4'),
    '服务器从页面提出的子协议里选定的一个。提出了却没有这一行，RFC 6455 允许，WebSockets 标准要求浏览器失败。',
    'The one subprotocol that the server chose of those offered. Where some were offered and this line is missing, RFC 6455 is content, and the WebSockets Standard has the browser fail.',
  ),
  'sec-websocket-extensions': note(
    RFC(6455, '11.3.2'),
    '服务器在这条连接上启用的扩展及其参数。no_context_takeover 表示那一方压缩每条消息都从头开始，两条消息之间不保留压缩状态（RFC 7692 §7.1.1），省内存。出现没有提出过的扩展时，浏览器放弃连接。',
    'The extensions that the server puts into use on this connection, with their parameters. no_context_takeover means that a side compresses every message afresh and keeps no state between two (RFC 7692 §7.1.1), which saves memory. The browser drops a connection that uses one it did not offer.',
  ),
};
