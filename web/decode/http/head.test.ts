import { describe, expect, test } from 'vitest';
import { bytesOf } from '../testing/random.ts';
import { valuesOf } from './fields.ts';
import { decodeRequestHead, decodeResponseHead } from './head.ts';

const request = (text: string) => decodeRequestHead(bytesOf(text));
const response = (text: string) => decodeResponseHead(bytesOf(text));
const at = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  text.slice(start, end);

describe('a request head', () => {
  const text =
    'GET /ws?run=1 HTTP/1.1\r\nHost: localhost:3001\r\nuPGRADE:websocket\r\nX-Odd:  \t two  words \t \r\nEmpty:\r\nX-Latin: caf\xe9\r\n\r\nrest';
  const head = request(text);

  test('gives the parts of its start line with their places', () => {
    expect([head.method?.text, head.target?.text, head.version?.text]).toEqual([
      'GET',
      '/ws?run=1',
      'HTTP/1.1',
    ]);
    for (const piece of [head.method, head.target, head.version]) {
      expect(piece && at(text, piece)).toBe(piece?.text);
    }
    expect(at(text, head.startLine)).toBe('GET /ws?run=1 HTTP/1.1');
  });

  test('keeps order, case and white space of its fields', () => {
    expect(head.fields.map(({ name, value }) => [name.text, value.text])).toEqual([
      ['Host', 'localhost:3001'],
      ['uPGRADE', 'websocket'],
      ['X-Odd', 'two  words'],
      ['Empty', ''],
      ['X-Latin', 'caf\xe9'],
    ]);
    for (const { name, value } of head.fields) {
      expect(at(text, name)).toBe(name.text);
      expect(at(text, value)).toBe(value.text);
    }
    expect(head.fields.map(({ line }) => at(text, line)).join('')).toBe(
      text.slice(head.startLine.end + 2, -'\r\nrest'.length),
    );
  });

  test('ends at its empty line', () => {
    expect(head).toMatchObject({ complete: true, violations: [] });
    expect(text.slice(head.span.end)).toBe('rest');
  });

  test('is read as far as it has come, and nothing that is unfinished is judged', () => {
    for (let length = 0; length < text.length - 'rest'.length; length += 1) {
      const part = request(text.slice(0, length));
      expect(part.violations).toEqual([]);
      expect(part.complete).toBe(false);
      expect(head.fields.slice(0, part.fields.length)).toEqual(part.fields);
    }
  });

  test('may stand behind empty lines', () => {
    const later = request('\r\n\r\nGET / HTTP/1.1\r\n\r\n');
    expect(later).toMatchObject({
      complete: true,
      violations: [],
      method: { text: 'GET', start: 4, end: 7 },
    });
  });

  test('finds all values of a field without regard to case', () => {
    expect(valuesOf(request('GET / HTTP/1.1\r\nA: 1\r\nb: 2\r\na: 3\r\n\r\n'), 'a')).toEqual(['1', '3']);
  });

  test('joins a folded line to the field above it', () => {
    const folded = request('GET / HTTP/1.1\r\nA: 1\r\n  2\r\n\t3 \r\nB: 4\r\n\r\n');
    expect(folded.fields.map(({ name, value }) => [name.text, value.text])).toEqual([
      ['A', '1 2 3'],
      ['B', '4'],
    ]);
  });
});

test.each([
  ['HTTP/1.1 101 Switching Protocols\r\nA: b\r\n\r\n', ['HTTP/1.1', '101', 'Switching Protocols']],
  ['HTTP/1.1 200 \r\n\r\n', ['HTTP/1.1', '200', '']],
])('a response head: %j', (text, parts) => {
  const head = response(text);
  expect([head.version?.text, head.status?.text, head.reason?.text]).toEqual(parts);
  expect(head).toMatchObject({ complete: true, violations: [] });
});

test('a second head behind an interim one keeps the offsets of the whole', () => {
  const text = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n';
  const second = decodeResponseHead(bytesOf(text), response(text).span.end);
  expect(second.status).toEqual({ text: '200', start: 34, end: 37 });
  expect(second.span.end).toBe(text.length);
});

describe('names the exact fault of a request head', () => {
  test.each([
    ['GET / HTTP/1.1\nA: b\r\n\r\n', ['bare-lf'], ['\n']],
    ['GET / HTTP/1.1\r\nA: b\n\r\n', ['bare-lf'], ['\n']],
    ['GET / HTTP/1.1\r\nA: b\r\n\n', ['bare-lf'], ['\n']],
    ['GET / HTTP/1.1\r\nA: b\rc\r\n\r\n', ['bare-cr'], ['\r']],
    ['\nGET / HTTP/1.1\r\n\r\n', ['bare-lf'], ['\n']],
    ['GET /\r\n\r\n', ['invalid-request-line'], ['GET /']],
    ['garbage\r\n\r\n', ['invalid-request-line'], ['garbage']],
    ['G(T / HTTP/1.1\r\n\r\n', ['invalid-method'], ['G(T']],
    [' / HTTP/1.1\r\n\r\n', ['invalid-method'], ['']],
    ['GET  / HTTP/1.1\r\n\r\n', ['invalid-target', 'invalid-version'], ['', '/ HTTP/1.1']],
    ['GET /\xe9 HTTP/1.1\r\n\r\n', ['invalid-target'], ['/\xe9']],
    ['GET / HTTP/1\r\n\r\n', ['invalid-version'], ['HTTP/1']],
    ['GET / http/1.1\r\n\r\n', ['invalid-version'], ['http/1.1']],
    ['GET /a b HTTP/1.1\r\n\r\n', ['invalid-version'], ['b HTTP/1.1']],
    ['GET / HTTP/1.1\r\n A: b\r\n\r\n', ['space-before-first-field'], [' A: b']],
    ['GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n', ['obsolete-line-folding'], [' c']],
    ['GET / HTTP/1.1\r\nA b\r\n\r\n', ['missing-colon'], ['A b']],
    ['GET / HTTP/1.1\r\nHost : b\r\n\r\n', ['space-before-colon'], [' ']],
    ['GET / HTTP/1.1\r\n: b\r\n\r\n', ['empty-field-name'], [':']],
    ['GET / HTTP/1.1\r\nA(: b\r\n\r\n', ['invalid-field-name'], ['A(']],
    ['GET / HTTP/1.1\r\nA: b\x00c\r\n\r\n', ['invalid-field-value'], ['\x00']],
    [
      'GET / HTTP/1.1\r\nA\x7f: \x7f\n\r\n',
      ['bare-lf', 'invalid-field-name', 'invalid-field-value'],
      undefined,
    ],
  ])('%j', (text, ids, found) => {
    const { violations } = request(text);
    expect(violations.map(({ id }) => id)).toEqual(ids);
    if (found !== undefined) expect(violations.map(fault => at(text, fault))).toEqual(found);
  });
});

test.each([
  ['HTTP/1.1\r\n\r\n', ['invalid-status-line']],
  ['HTTP/1.1 200\r\n\r\n', ['invalid-status-line']],
  ['HTTP/1.1 2000 OK\r\n\r\n', ['invalid-status-code']],
  ['HTTP/1.1 600 OK\r\n\r\n', ['invalid-status-code']],
  ['HTTP/1.1  200 OK\r\n\r\n', ['invalid-status-code']],
  ['HTTQ/1.1 200 OK\r\n\r\n', ['invalid-version']],
  ['HTTP/1.1 200 O\x01K\r\n\r\n', ['invalid-status-line']],
  ['\r\n\r\n', ['invalid-status-line']],
])('names the exact fault of a response head: %j', (text, ids) => {
  expect(response(text).violations.map(({ id }) => id)).toEqual(ids);
});
