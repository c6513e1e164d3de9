import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../testing/random.ts';
import { decodeBody, requestFraming, responseFraming } from './body.ts';
import { decodeChunked } from './chunked.ts';
import { decodeRequestHead, decodeResponseHead } from './head.ts';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const response = (fields: string, status = '200 OK') =>
  decodeResponseHead(bytesOf(`HTTP/1.1 ${status}\r\n${fields}\r\n`));
const request = (fields: string) => decodeRequestHead(bytesOf(`POST / HTTP/1.1\r\n${fields}\r\n`));

describe('a chunked body', () => {
  const text = '4;a=b\r\nWiki\r\n6\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\nX-Sum: 1\r\n\r\n';
  const body = decodeChunked(bytesOf(text));

  test('gives its chunks with their places, its content and its trailer', () => {
    expect(textOf(body.content)).toBe('Wikipedia in \r\n\r\nchunks.');
    expect(
      body.chunks.map(({ size, extension, data }) => [size, extension, text.slice(data.start, data.end)]),
    ).toEqual([
      [4, ';a=b', 'Wiki'],
      [6, '', 'pedia '],
      [14, '', 'in \r\n\r\nchunks.'],
      [0, '', ''],
    ]);
    expect(body.trailer.map(({ name, value }) => [name.text, value.text])).toEqual([['X-Sum', '1']]);
    expect(body).toMatchObject({ complete: true, end: text.length, violations: [] });
  });

  test('is read as far as it has come', () => {
    const whole = textOf(body.content);
    for (let length = 0; length < text.length; length += 1) {
      const part = decodeChunked(bytesOf(text.slice(0, length)));
      expect(part).toMatchObject({ complete: false, violations: [] });
      expect(whole.startsWith(textOf(part.content))).toBe(true);
    }
  });

  test.each([
    ['x\r\n', 'invalid-chunk-size', 0, 1],
    ['\r\n', 'invalid-chunk-size', 0, 0],
    ['+3\r\nabc\r\n0\r\n\r\n', 'invalid-chunk-size', 0, 2],
    ['0x3\r\nabc\r\n0\r\n\r\n', 'invalid-chunk-size', 0, 3],
    ['fffffffffffffff\r\n', 'invalid-chunk-size', 0, 15],
    ['3\nabc\r\n0\r\n\r\n', 'bare-lf', 1, 2],
    ['3\r\nabcd\r\n0\r\n\r\n', 'chunk-without-end', 6, 8],
    ['3\r\nabcd', 'chunk-without-end', 6, 7],
    ['3\r\nabc\n\n', 'chunk-without-end', 6, 8],
    ['0\r\nX y\r\n\r\n', 'missing-colon', 3, 6],
  ])('%j: %s', (wrong, id, start, end) => {
    expect(decodeChunked(bytesOf(wrong)).violations).toMatchObject([{ id, start, end }]);
  });
});

describe('a body ends where its head says', () => {
  test.each([
    ['', { by: 'none' }],
    ['Content-Length: 3\r\n', { by: 'content-length', length: 3 }],
    ['Content-Length: 3, 3\r\ncontent-length: 3\r\n', { by: 'content-length', length: 3 }],
    ['Transfer-Encoding: Chunked\r\n', { by: 'chunked' }],
    ['Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', { by: 'chunked' }],
    ['Content-Length: +3\r\n', { by: 'none' }],
  ])('request %j', (fields, framing) => {
    expect(requestFraming(request(fields))).toEqual(framing);
  });

  test.each([
    ['', '200 OK', 'GET', { by: 'until-close' }],
    ['Content-Length: 3\r\n', '200 OK', 'GET', { by: 'content-length', length: 3 }],
    ['Content-Length: 3\r\n', '200 OK', 'HEAD', { by: 'none' }],
    ['', '204 No Content', 'GET', { by: 'none' }],
    ['', '304 Not Modified', 'GET', { by: 'none' }],
    ['', '101 Switching Protocols', 'GET', { by: 'none' }],
    ['Transfer-Encoding: gzip, chunked\r\n', '200 OK', 'GET', { by: 'chunked' }],
    ['Transfer-Encoding: gzip\r\n', '200 OK', 'GET', { by: 'until-close' }],
  ])('response %j %s to %s', (fields, status, method, framing) => {
    expect(responseFraming(response(fields, status), method)).toEqual(framing);
  });
});

test.each([
  ['Content-Length: 3\r\n', 'ab', { complete: false, text: 'ab', violations: [] }],
  ['Content-Length: 3\r\n', 'abc', { complete: true, text: 'abc', violations: [] }],
  [
    'Content-Length: 3\r\n',
    'abcd',
    { complete: true, text: 'abc', violations: [{ id: 'bytes-after-body', start: 3 }] },
  ],
  ['Content-Length: 3, 4\r\n', 'abc', { complete: false, violations: [{ id: 'invalid-content-length' }] }],
  ['Content-Length: -1\r\n', '', { complete: false, violations: [{ id: 'invalid-content-length' }] }],
  [
    'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n',
    '1\r\na\r\n0\r\n\r\n',
    { complete: true, text: 'a', violations: [{ id: 'length-and-transfer-coding' }] },
  ],
  ['Transfer-Encoding: gzip\r\n', 'abc', { violations: [{ id: 'unknown-transfer-coding', found: 'gzip' }] }],
  [
    'Content-Length: 3\r\nContent-Encoding: br\r\n',
    'abc',
    { complete: true, text: undefined, violations: [{ id: 'unsupported-content-coding', found: 'br' }] },
  ],
  ['Content-Length: 1\r\n', '\xff', { complete: true, text: undefined, violations: [] }],
  ['Content-Encoding: identity\r\nContent-Length: 1\r\n', 'a', { complete: true, text: 'a', violations: [] }],
])('a body of %j %j', (fields, bytes, wanted) => {
  const head = response(fields);
  expect(decodeBody(head, responseFraming(head, 'GET'), bytesOf(bytes), false)).toMatchObject(wanted);
});

test('a body without a length is whole when its sender has closed', () => {
  const head = response('');
  const framing = responseFraming(head, 'GET');
  expect(decodeBody(head, framing, bytesOf('abc'), false).complete).toBe(false);
  expect(decodeBody(head, framing, bytesOf('abc'), true)).toMatchObject({ complete: true, text: 'abc' });
});

describe('a gzipped body', () => {
  const head = response('Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n');
  const chunked = (bytes: Uint8Array, end = '0\r\n\r\n') =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from(`\r\n${end}`)]);
  const decode = (bytes: Uint8Array) => decodeBody(head, responseFraming(head, 'GET'), bytes, false);

  test('is inflated when it is whole', () => {
    const text = '42["data","你好"]'.repeat(200);
    expect(decode(chunked(gzipSync(text)))).toMatchObject({ text, contentCoding: 'gzip', violations: [] });
    expect(decode(chunked(gzipSync(text), ''))).toMatchObject({
      text: undefined,
      complete: false,
      violations: [],
    });
  });

  test('may have a name, a comment, an extra field and a check of its header', () => {
    const plain = gzipSync('Hello');
    const header = Buffer.from('1f8b081e000000000003' + '0200aabb' + '6e00' + '6300' + 'ffff', 'hex');
    expect(decode(chunked(Buffer.concat([header, plain.subarray(10)])))).toMatchObject({ text: 'Hello' });
  });

  test.each([
    ['another beginning', (bytes: Buffer) => bytes.fill(0, 0, 1), 'invalid-gzip'],
    ['another check', (bytes: Buffer) => bytes.fill(0, bytes.length - 8), 'invalid-gzip'],
    ['another length', (bytes: Buffer) => bytes.fill(9, bytes.length - 1), 'invalid-gzip'],
    ['another block', (bytes: Buffer) => bytes.fill(0xff, 10, 11), 'deflate-reserved-block'],
    ['no end', (bytes: Buffer) => bytes.subarray(0, 12), 'invalid-gzip'],
  ] as const)('with %s is refused', (_, damage, id) => {
    const body = decode(chunked(damage(gzipSync('Hello'))));
    expect(body).toMatchObject({ text: undefined, complete: true, violations: [{ id }] });
  });
});
