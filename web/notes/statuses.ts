import { type Note, type Notes, note, RFC } from './note.ts';

export const statuses: Notes = {
  101: note(
    RFC(9110, '15.2.2'),
    '服务器同意切换协议：空行之后，同一条 TCP 连接上就是 WebSocket 帧，不再有 HTTP。',
    'The server agrees to change protocols: behind the empty line the same TCP connection carries WebSocket frames and no more HTTP.',
  ),
  200: note(
    RFC(9110, '15.3.1'),
    '成功。对 WebSocket 握手却是失败：浏览器只接受 101。',
    'Success, though not for a WebSocket handshake: there the browser takes 101 alone.',
  ),
  204: note(
    RFC(9110, '15.3.5'),
    '成功，没有响应体；预检请求常得到它。',
    'Success without a body; preflights are often answered so.',
  ),
  301: note(RFC(9110, '15.4.2'), '永久搬到 Location 的地址。', 'Moved for good to the address in Location.'),
  302: note(
    RFC(9110, '15.4.3'),
    '临时去 Location 的地址；WebSocket 握手不跟随。',
    'For now to be found at the address in Location; a WebSocket handshake does not follow.',
  ),
  304: note(
    RFC(9110, '15.4.5'),
    '内容没有变化，用手里的那一份。',
    'Nothing has changed; use the copy at hand.',
  ),
  308: note(
    RFC(9110, '15.4.9'),
    '永久搬到 Location 的地址，方法和请求体不变。',
    'Moved for good to the address in Location, with method and body unchanged.',
  ),
  400: note(
    RFC(9110, '15.5.1'),
    '服务器看不懂或不接受这个请求：语法有错、参数不认识，或握手缺了必需的字段。',
    'The server cannot or will not make sense of the request: bad syntax, an unknown parameter, a handshake without a field it needs.',
  ),
  401: note(RFC(9110, '15.5.2'), '服务器要求先证明身份。', 'The server asks for authentication first.'),
  403: note(
    RFC(9110, '15.5.4'),
    '服务器看懂了，但拒绝。RFC 6455 建议用它拒绝不该来的 Origin；页面的 WebSocket 读不到它，只得到 error 和 1006。',
    'The server understood and refuses. RFC 6455 suggests it for an Origin that should not come; a page’s WebSocket cannot read it and gets error and 1006.',
  ),
  404: note(RFC(9110, '15.5.5'), '这个路径上什么也没有。', 'There is nothing at this path.'),
  405: note(
    RFC(9110, '15.5.6'),
    '这个路径不支持这个方法；Allow 里写着支持哪些。',
    'This path does not support the method; Allow lists those it does.',
  ),
  408: note(RFC(9110, '15.5.9'), '请求来得太慢，服务器不等了。', 'The request took too long to arrive.'),
  411: note(
    RFC(9110, '15.5.12'),
    '服务器要求写明 Content-Length。',
    'The server insists on a Content-Length.',
  ),
  413: note(RFC(9110, '15.5.14'), '请求体超过了服务器的上限。', 'The body is larger than the server takes.'),
  414: note(RFC(9110, '15.5.15'), '请求的目标太长。', 'The request target is too long.'),
  421: note(
    RFC(9110, '15.5.20'),
    '请求找错了服务器：Host 不是这台服务器的。',
    'The request went to the wrong server: its Host is none of this one’s.',
  ),
  426: note(
    RFC(9110, '15.5.22'),
    '这个地址只接受 Upgrade 里写的协议；用普通请求访问 WebSocket 地址就会得到它。',
    'This address takes only the protocol named in Upgrade; an ordinary request to a WebSocket address gets this.',
  ),
  429: note(RFC(6585, '4'), '请求太多了，稍后再试。', 'Too many requests; try again later.'),
  431: note(
    RFC(6585, '5'),
    '请求头超过了服务器的上限。',
    'The header fields are larger than the server takes.',
  ),
  500: note(RFC(9110, '15.6.1'), '服务器内部出错了。', 'Something went wrong inside the server.'),
  501: note(
    RFC(9110, '15.6.2'),
    '服务器不具备完成请求的功能。',
    'The server lacks what the request would need.',
  ),
  502: note(
    RFC(9110, '15.6.3'),
    '代理从后面的服务器得到了无效的响应。',
    'A proxy got an invalid answer from the server behind it.',
  ),
  503: note(
    RFC(9110, '15.6.4'),
    '服务器暂时不能服务：太忙或正在停止。',
    'The server cannot serve at the moment: too busy, or stopping.',
  ),
  504: note(
    RFC(9110, '15.6.5'),
    '代理没有等到后面的服务器回答。',
    'A proxy waited in vain for the server behind it.',
  ),
};

/** Classes, for a status that has no note of its own. */
export const statusClasses: Readonly<Record<string, Note>> = {
  1: note(
    RFC(9110, '15.2'),
    '临时响应，最后的还没来。',
    'An interim answer; the final one is still to come.',
  ),
  2: note(RFC(9110, '15.3'), '成功。', 'Success.'),
  3: note(
    RFC(9110, '15.4'),
    '还要再做一步，通常是换个地址。',
    'One more step is needed, usually another address.',
  ),
  4: note(
    RFC(9110, '15.5'),
    '服务器拒绝了：问题在请求这边。',
    'The server refused: the fault is on the request’s side.',
  ),
  5: note(
    RFC(9110, '15.6'),
    '服务器没能完成：问题在服务器这边。',
    'The server failed: the fault is on its own side.',
  ),
};
