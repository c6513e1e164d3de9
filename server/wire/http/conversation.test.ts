import { describe, expect, test } from 'vitest';
import type { Direction } from '../../protocol/records.ts';
import type { ParsedAs } from '../observer.ts';
import { AMBIGUOUS_ANSWERS, ambiguousBodies, ambiguousRequests } from '../testing/ambiguous.ts';
import { Conversation, type HeadPiece, type Piece } from './conversation.ts';
import { HOLD_BYTES } from './hold.ts';

const HEAD_BYTES = 2_000;
const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`;
const UPGRADE = 'GET /ws HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\n\r\n';

/** A conversation that keeps what it was told, as `target part: bytes`. Neighbouring pieces of one part become one. */
function conversation() {
  const told: string[] = [];
  const tell = (target: string, part: string, text: string) => {
    const label = `${target} ${part}: `;
    const last = told.at(-1);
    if (part.endsWith('body') && last?.startsWith(label)) told[told.length - 1] = last + text;
    else told.push(label + text);
  };
  const textOf = (bytes: Buffer | undefined) => bytes?.toString('latin1') ?? '';
  const audience = {
    begin: ({ target }: { readonly target: string }) => target,
    piece: (target: string, piece: Piece) =>
      tell(target, piece.part, 'head' in piece ? piece.text : textOf(piece.bytes)),
    upgraded(
      target: string,
      early: readonly { bytes: Buffer }[],
      answer: HeadPiece,
      rest?: { bytes: Buffer },
    ) {
      tell(target, 'early', textOf(Buffer.concat(early.map(({ bytes }) => bytes))));
      tell(target, answer.part, answer.text);
      tell(target, 'rest', textOf(rest?.bytes));
    },
  };
  const http = new Conversation<string>(HEAD_BYTES, audience);
  /** The bytes are gone after the call, as a socket's may be. */
  const feed = (direction: Direction, text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    http.feed(direction, bytes, 0);
    bytes.fill('!');
  };
  return {
    http,
    told,
    ask: (bytes: string) => feed('client→server', bytes),
    answer: (bytes: string) => feed('server→client', bytes),
    parsed: (target: string, as: ParsedAs = 'request') => http.parsed(target, as),
  };
}

describe('exchanges', () => {
  test('answers go to requests in their order', () => {
    const { ask, parsed, answer, told, http } = conversation();
    ask(get('/1') + get('/2'));
    parsed('/1');
    parsed('/2');
    answer(OK + OK);
    expect(told).toEqual([
      `/1 request-head: ${get('/1')}`,
      `/2 request-head: ${get('/2')}`,
      '/1 response-head: HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n',
      '/1 response-body: ok',
      '/2 response-head: HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n',
      '/2 response-body: ok',
    ]);
    expect(http.ambiguous).toBeUndefined();
  });

  test('nothing is told of a request before Node has parsed it', () => {
    const { ask, parsed, told } = conversation();
    ask(get('/1') + get('/2'));
    expect(told).toEqual([]);
    parsed('/1');
    expect(told).toEqual([`/1 request-head: ${get('/1')}`]);
  });

  test.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n'],
    ['GET', 'HTTP/1.1 204 No Content\r\n\r\n'],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n'],
    ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
  ])('an answer without a body: %s, %j', (method, bodiless) => {
    const { ask, parsed, answer, told } = conversation();
    ask(`${method} /1 HTTP/1.1\r\n\r\n${get('/2')}`);
    parsed('/1');
    parsed('/2');
    answer(bodiless + OK);
    expect(told.slice(2)).toEqual([
      `/1 response-head: ${bodiless}`,
      '/2 response-head: HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n',
      '/2 response-body: ok',
    ]);
  });

  test('interim answers belong to the request whose final answer follows', () => {
    const { ask, parsed, answer, told } = conversation();
    ask('POST /1 HTTP/1.1\r\nContent-Length: 1\r\n\r\n');
    // Node writes the first before it reports the request.
    answer('HTTP/1.1 100 Continue\r\n\r\n');
    expect(told).toEqual([]);
    parsed('/1');
    ask('x');
    answer(`HTTP/1.1 103 Early Hints\r\n\r\n${OK}`);
    expect(told.map(line => line.split('\r\n')[0])).toEqual([
      '/1 request-head: POST /1 HTTP/1.1',
      '/1 response-head: HTTP/1.1 100 Continue',
      '/1 request-body: x',
      '/1 response-head: HTTP/1.1 103 Early Hints',
      '/1 response-head: HTTP/1.1 200 OK',
      '/1 response-body: ok',
    ]);
  });

  test('an answer without a length lasts until the end', () => {
    const { ask, parsed, answer, told } = conversation();
    ask(get('/1'));
    parsed('/1');
    answer('HTTP/1.1 200 OK\r\n\r\none');
    answer(OK);
    expect(told.at(-1)).toBe(`/1 response-body: one${OK}`);
  });

  test('every chunking tells the same', () => {
    const asked =
      'POST /1 HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n3;a="b"\r\nabc\r\n00A\r\n0123456789\r\n0\r\nX: 1\r\n\r\n' +
      `PUT /2 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello${UPGRADE}early`;
    const answered =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nY: 2\r\n\r\n' +
      `HTTP/1.1 100 Continue\r\n\r\n${OK}${SWITCH}`;
    const heads = ['/1', '/2', '/ws'].map(target => ({
      target,
      end: asked.indexOf('\r\n\r\n', asked.indexOf(` ${target} `)) + 4,
    }));
    const tellIn = (size: number) => {
      const { ask, parsed, answer, told } = conversation();
      for (let at = 0; at < asked.length; at += size) {
        ask(asked.slice(at, at + size));
        for (const { target, end } of heads)
          if (end > at && end <= at + size) parsed(target, target === '/ws' ? 'upgrade' : 'request');
      }
      for (let at = 0; at < answered.length; at += size) answer(answered.slice(at, at + size));
      return told;
    };
    const whole = tellIn(10_000);
    expect(whole).toContain('/ws early: early');
    expect(whole).toContain('/2 request-body: hello');
    expect(whole).toContain('/1 request-body: 3;a="b"\r\nabc\r\n00A\r\n0123456789\r\n0\r\nX: 1\r\n\r\n');
    for (let size = 1; size < asked.length; size += 1) expect(tellIn(size)).toEqual(whole);
  });
});

describe('leaving HTTP', () => {
  test('what the client sent behind its upgrade comes before the 101, what the server wrote with it after', () => {
    const { ask, parsed, answer, told } = conversation();
    ask(`${UPGRADE}frame`);
    parsed('/ws', 'upgrade');
    ask('frame');
    answer(`${SWITCH}HTTP/1.1 400 Bad Request\r\n\r\n`);
    expect(told.slice(1)).toEqual([
      '/ws early: frameframe',
      `/ws response-head: ${SWITCH}`,
      '/ws rest: HTTP/1.1 400 Bad Request\r\n\r\n',
    ]);
  });

  test('a refused upgrade stays HTTP, and nothing behind it is read', () => {
    const { ask, parsed, answer, told, http } = conversation();
    ask(UPGRADE + get('/2'));
    parsed('/ws', 'upgrade');
    answer('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno');
    ask(get('/3'));
    expect(told.map(line => line.split(':')[0])).toEqual([
      '/ws request-head',
      '/ws response-head',
      '/ws response-body',
    ]);
    ask('x'.repeat(HOLD_BYTES + 1));
    expect(http.ambiguous).toBeUndefined();
    expect(http.concerned).toEqual(['/ws']);
  });

  test('an upgrade that Node takes as an ordinary request stays HTTP', () => {
    const { ask, parsed, answer, told } = conversation();
    ask(UPGRADE + get('/2'));
    parsed('/ws');
    parsed('/2');
    answer(OK + OK);
    expect(told.at(-1)).toBe('/2 response-body: ok');
  });
});

describe('requests that Node refuses without reporting them', () => {
  test('the head and its answer are told at the end, and nothing behind', () => {
    const { ask, answer, told, http } = conversation();
    ask(`${get('/1')}${get('/2')}`);
    answer('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    expect(told).toEqual([]);
    http.over();
    expect(told).toEqual([
      `/1 request-head: ${get('/1')}`,
      '/1 response-head: HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    ]);
    expect(http.concerned).toEqual(['/1']);
  });

  test('not while an earlier request is open: the answer could be its', () => {
    const { ask, parsed, answer, told, http } = conversation();
    ask(get('/1') + get('/2'));
    parsed('/1');
    answer('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    http.over();
    expect(told.some(line => line.startsWith('/2'))).toBe(false);
  });

  test('not when the head is incomplete', () => {
    const { ask, answer, told, http } = conversation();
    ask('GET /1 HTTP/1.1\r\nHost: a\r\n');
    answer('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
    http.over();
    expect(told).toEqual([]);
    expect(http.ambiguous).toBe('an answer without a request');
  });
});

describe('fails closed', () => {
  test.each(ambiguousRequests('/1'))('%s', (_name, request) => {
    const { ask, parsed, answer, told, http } = conversation();
    ask(request);
    // A parser that reads all of it, in the way that would do most harm.
    parsed('/1', request.includes('Upgrade:') ? 'upgrade' : 'request');
    expect(http.ambiguous).toBeDefined();
    const before = told.length;
    ask(get('/2'));
    parsed('/2');
    answer(OK);
    http.over();
    expect(told.length).toBe(before);
    expect(told.some(line => line.includes('/2'))).toBe(false);
    expect(http.concerned).toEqual([]);
  });

  describe.each(ambiguousBodies('/1'))('%s', (_name, request) => {
    const [head] = /^[\s\S]*?\r\n\r\n/.exec(request) ?? [];

    test('shows the head and its answer, and nothing more', () => {
      const { ask, parsed, answer, told, http } = conversation();
      ask(request);
      parsed('/1');
      ask(get('/2'));
      expect(told).toEqual([`/1 request-head: ${head}`]);
      answer('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno');
      expect(told.slice(1)).toEqual([
        '/1 response-head: HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n',
        '/1 response-body: no',
      ]);
      expect(http.concerned).toEqual(['/1']);
      answer(OK);
      expect(told).toHaveLength(3);
      expect(http.ambiguous).toBe('an answer without a request');
    });

    test('shows nothing more once a parser has read a request behind it', () => {
      const { ask, parsed, answer, told, http } = conversation();
      ask(request + get('/2'));
      parsed('/1');
      parsed('/2');
      answer(OK);
      expect(told).toEqual([`/1 request-head: ${head}`]);
      expect(http.concerned).toEqual([]);
    });
  });

  test.each(AMBIGUOUS_ANSWERS)('answered with %s', (_name, bytes) => {
    const { ask, parsed, answer, told, http } = conversation();
    ask(get('/1'));
    parsed('/1');
    answer(bytes);
    expect(http.ambiguous).toBeDefined();
    const before = told.length;
    ask(get('/2'));
    parsed('/2');
    answer(OK);
    expect(told.length).toBe(before);
  });

  test.each([
    ['another target', '/2'],
    ['the same target, decoded', '/1?a=b c'],
    ['nothing at all', ''],
  ])('when Node parsed %s', (_name, target) => {
    const { ask, parsed, told, http } = conversation();
    ask(get('/1?a=b%20c'));
    parsed(target);
    expect(told).toEqual([]);
    expect(http.ambiguous).toBe('Node parsed another request');
  });

  test('when Node parsed a request where the splitter sees a body', () => {
    const { ask, parsed, http } = conversation();
    ask(`POST /1 HTTP/1.1\r\nContent-Length: 100\r\n\r\n${get('/2')}`);
    parsed('/1');
    parsed('/2');
    expect(http.ambiguous).toBe('Node parsed another request');
  });

  test.each([
    [
      'an endless request head',
      (one: ReturnType<typeof conversation>) => one.ask(`GET /1 HTTP/1.1\r\nX: ${'x'.repeat(HEAD_BYTES)}`),
    ],
    [
      'an endless request head that is whole',
      (one: ReturnType<typeof conversation>) =>
        one.ask(`GET /1 HTTP/1.1\r\nX: ${'x'.repeat(HEAD_BYTES)}\r\n\r\n`),
    ],
    [
      'an endless response head',
      (one: ReturnType<typeof conversation>) => {
        one.ask(get('/1'));
        one.parsed('/1');
        one.answer(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(HEAD_BYTES)}`);
      },
    ],
    [
      'too many bytes whose exchange is unknown',
      (one: ReturnType<typeof conversation>) => one.ask(get('/1') + 'x'.repeat(HOLD_BYTES + 1)),
    ],
  ])('%s', (reason, happen) => {
    const one = conversation();
    happen(one);
    expect(one.http.ambiguous).toBe(reason.replace(' that is whole', ''));
  });
});
