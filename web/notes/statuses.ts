import { type Note, type Notes, note, RFC } from './note.ts';

export const statuses: Notes = {
  101: note(
    RFC(9110, '15.2.2'),
    '服务器同意切换协议：空行之后，同一条 TCP 连接上就是 WebSocket 帧，不再有 HTTP。',
    'The server agrees to switch protocols: after the empty line the same TCP connection carries WebSocket frames and no more HTTP.',
  ),
  200: note(
    RFC(9110, '15.3.1'),
    '成功。但对 WebSocket 握手来说不够：浏览器只接受 101。',
    'Success, but not for a WebSocket handshake: there the browser accepts only 101.',
  ),
  204: note(
    RFC(9110, '15.3.5'),
    '成功，没有响应体；预检请求的响应常常是它。',
    'Success, without a body; the usual response to a preflight.',
  ),
  301: note(RFC(9110, '15.4.2'), '永久搬到 Location 里的地址。', 'Moved permanently to the URL in Location.'),
  302: note(
    RFC(9110, '15.4.3'),
    '暂时在 Location 里的地址；WebSocket 握手不跟随。',
    'Temporarily at the URL in Location; a WebSocket handshake doesn’t follow it.',
  ),
  304: note(
    RFC(9110, '15.4.5'),
    '内容没有变化，用手里的那一份。',
    'Nothing has changed; use the copy at hand.',
  ),
  308: note(
    RFC(9110, '15.4.9'),
    '永久搬到 Location 里的地址，方法和请求体不变。',
    'Moved permanently to the URL in Location, with the same method and body.',
  ),
  400: note(
    RFC(9110, '15.5.1'),
    '服务器看不懂或不接受这个请求：语法有错，参数不认识，或者握手缺了必需的请求头。',
    'The server can’t understand or accept the request: bad syntax, an unknown parameter, a handshake without a required header.',
  ),
  401: note(RFC(9110, '15.5.2'), '服务器要求先登录。', 'The server requires authentication first.'),
  403: note(
    RFC(9110, '15.5.4'),
    '服务器看懂了请求，但拒绝。RFC 6455 建议用它拒绝不接受的 Origin；WebSocket 的页面读不到它，只得到 error 和 1006。',
    'The server understood the request and refuses it. RFC 6455 recommends it for an Origin that the server doesn’t accept; with a WebSocket, the page can’t read it and only gets error and 1006.',
  ),
  404: note(RFC(9110, '15.5.5'), '这个路径上什么也没有。', 'There is nothing at this path.'),
  405: note(
    RFC(9110, '15.5.6'),
    '这个路径不支持这个方法；Allow 里列出了支持的方法。',
    'This path doesn’t support the method; Allow lists the ones it does.',
  ),
  408: note(RFC(9110, '15.5.9'), '请求太久没有发完，服务器不等了。', 'The request took too long to arrive.'),
  411: note(RFC(9110, '15.5.12'), '服务器要求写明 Content-Length。', 'The server requires a Content-Length.'),
  413: note(
    RFC(9110, '15.5.14'),
    '请求体超过了服务器的上限。',
    'The body is larger than the server accepts.',
  ),
  414: note(RFC(9110, '15.5.15'), '请求的目标太长。', 'The request target is too long.'),
  421: note(
    RFC(9110, '15.5.20'),
    '请求发错了服务器：Host 不属于这台服务器。',
    'The request went to the wrong server: the Host isn’t one of this server’s.',
  ),
  426: note(
    RFC(9110, '15.5.22'),
    '这个地址只接受 Upgrade 里写的协议；用普通请求访问 WebSocket 的地址，就会得到它。',
    'This URL only accepts the protocol named in Upgrade; an ordinary request to a WebSocket’s URL gets this.',
  ),
  429: note(RFC(6585, '4'), '请求太多了，稍后再试。', 'Too many requests; try again later.'),
  431: note(RFC(6585, '5'), '请求头超过了服务器的上限。', 'The headers are larger than the server accepts.'),
  500: note(RFC(9110, '15.6.1'), '服务器内部出错了。', 'Something went wrong inside the server.'),
  501: note(RFC(9110, '15.6.2'), '服务器不具备完成请求的功能。', 'The server lacks what the request needs.'),
  502: note(
    RFC(9110, '15.6.3'),
    '代理从上游服务器得到了无效的响应。',
    'A proxy got an invalid response from the server behind it.',
  ),
  503: note(
    RFC(9110, '15.6.4'),
    '服务器暂时无法响应：太忙，或正在停止。',
    'The server can’t handle the request at the moment: it is too busy, or stopping.',
  ),
  504: note(
    RFC(9110, '15.6.5'),
    '代理没有等到上游服务器的响应。',
    'A proxy got no response in time from the server behind it.',
  ),
};

/** Classes, for a status that has no note of its own. */
export const statusClasses: Readonly<Record<string, Note>> = {
  1: note(
    RFC(9110, '15.2'),
    '临时响应，最终的响应还没来。',
    'An interim response; the final one is still to come.',
  ),
  2: note(RFC(9110, '15.3'), '成功。', 'Success.'),
  3: note(
    RFC(9110, '15.4'),
    '还要再做一步，通常是请求另一个地址。',
    'One more step is needed, usually a request to another URL.',
  ),
  4: note(
    RFC(9110, '15.5'),
    '服务器拒绝了：它认为问题出在请求上。',
    'The server refused: it considers the request at fault.',
  ),
  5: note(
    RFC(9110, '15.6'),
    '服务器没能完成：问题出在服务器上。',
    'The server failed: the fault is its own.',
  ),
};
