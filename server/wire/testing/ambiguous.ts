/**
 * Messages whose boundaries two parsers could see in two places (RFC 9112, section 11.2), or whose target they could
 * read differently. `target` stands where the request names what it wants.
 */
export function ambiguousRequests(target: string): readonly (readonly [name: string, request: string])[] {
  const line = `POST ${target} HTTP/1.1\r\n`;
  const host = 'Host: localhost\r\n';
  return [
    ['a bare LF behind the request line', `POST ${target} HTTP/1.1\n${host}\r\n`],
    ['a bare LF behind a field', `${line}Host: localhost\nX-A: 1\r\n\r\n`],
    ['a bare LF as the empty line', `${line}${host}\n${host}\r\n\r\n`],
    ['a bare CR in a field', `${line}${host}X-A: 1\rX-B: 2\r\n\r\n`],
    ['a bare CR behind the request line', `POST ${target} HTTP/1.1\r${host}\r\n\r\n`],
    ['CR CR LF', `${line}${host}X-A: 1\r\r\n\r\n`],
    [
      'Content-Length and Transfer-Encoding',
      `${line}${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['two equal Content-Lengths', `${line}${host}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`],
    ['two Content-Lengths', `${line}${host}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
    ['a list of Content-Lengths', `${line}${host}Content-Length: 3, 3\r\n\r\nabc`],
    ['a Content-Length with a sign', `${line}${host}Content-Length: +3\r\n\r\nabc`],
    ['a negative Content-Length', `${line}${host}Content-Length: -3\r\n\r\nabc`],
    ['a hexadecimal Content-Length', `${line}${host}Content-Length: 0x3\r\n\r\nabc`],
    ['an empty Content-Length', `${line}${host}Content-Length:\r\n\r\nabc`],
    [
      'a Content-Length beyond exact numbers',
      `${line}${host}Content-Length: 99999999999999999999\r\n\r\nabc`,
    ],
    ['an unknown transfer coding', `${line}${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a list of transfer codings', `${line}${host}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['chunked twice', `${line}${host}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`],
    [
      'two Transfer-Encodings',
      `${line}${host}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
    ],
    [
      'Transfer-Encoding in HTTP/1.0',
      `POST ${target} HTTP/1.0\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a folded field', `${line}${host}X-A: 1\r\n 2\r\n\r\n`],
    ['a folded field in front', `${line} X-A: 1\r\n${host}\r\n`],
    ['white space before the colon', `${line}${host}Content-Length : 3\r\n\r\nabc`],
    ['a field without a name', `${line}${host}: 1\r\n\r\n`],
    ['a field without a colon', `${line}${host}X-A\r\n\r\n`],
    ['a NUL in a field', `${line}${host}X-A: \0\r\n\r\n`],
    ['a control character in a field', `${line}${host}X-A: \x07\r\n\r\n`],
    ['two spaces in the request line', `POST  ${target} HTTP/1.1\r\n${host}\r\n`],
    ['a tab in the request line', `POST\t${target} HTTP/1.1\r\n${host}\r\n`],
    ['white space behind the request line', `POST ${target} HTTP/1.1 \r\n${host}\r\n`],
    ['no version', `POST ${target}\r\n${host}\r\n`],
    ['another version', `POST ${target} HTTP/2.0\r\n${host}\r\n`],
    ['a version in lower case', `POST ${target} http/1.1\r\n${host}\r\n`],
    ['an empty line in front', `\r\n${line}${host}\r\n`],
    ['a target beyond ASCII', `POST ${target}&x=\xe9 HTTP/1.1\r\n${host}\r\n`],
    ['CONNECT', `CONNECT ${target} HTTP/1.1\r\n${host}\r\n`],
    [
      'an upgrade with a body',
      `POST ${target} HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 3\r\n\r\nabc`,
    ],
  ];
}

/** The same where only the body is ambiguous: the head and the answer to it are not. */
export function ambiguousBodies(target: string): readonly (readonly [name: string, request: string])[] {
  const chunked = `POST ${target} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`;
  return [
    ['a chunk size with a sign', `${chunked}+1\r\na\r\n0\r\n\r\n`],
    ['a chunk size with 0x', `${chunked}0x1\r\na\r\n0\r\n\r\n`],
    ['a chunk size without digits', `${chunked};x\r\na\r\n0\r\n\r\n`],
    ['a bare LF behind a chunk size', `${chunked}1\na\r\n0\r\n\r\n`],
    ['a bare CR in a chunk extension', `${chunked}1;a\rb\r\na\r\n0\r\n\r\n`],
    ['a bare LF behind a chunk', `${chunked}1\r\na\n0\r\n\r\n`],
    ['a chunk longer than its size', `${chunked}1\r\nab\r\n0\r\n\r\n`],
    ['a folded trailer', `${chunked}0\r\nX-A: 1\r\n 2\r\n\r\n`],
    ['a bare LF behind a trailer', `${chunked}0\r\nX-A: 1\n\r\n`],
  ];
}

/** The same for answers to a GET. */
export const AMBIGUOUS_ANSWERS: readonly (readonly [name: string, answer: string])[] = [
  ['a bare LF', 'HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n'],
  ['an unreadable status line', 'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n'],
  ['a status line without a space behind the status', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n'],
  ['no status line', 'hello\r\n\r\n'],
  [
    'Content-Length and Transfer-Encoding',
    'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['two Content-Lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
  ['an unknown transfer coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc'],
  ['a folded field', 'HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\nContent-Length: 0\r\n\r\n'],
  ['a 101 to a request that is no upgrade', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  ['bytes behind the answer', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore'],
];
