import { describe, expect, test } from 'vitest';
import type { BytesRecord } from '../../../server/protocol/records.ts';
import { decodeLayers } from '../layers.ts';
import { C, only, recorder, S } from '../testing/recorder.ts';

describe('an exchange', () => {
  test('keeps interim responses apart from the final one, with masks in place and both bodies', () => {
    const { records, bytes } = recorder();
    bytes(
      'request-head',
      C,
      'POST /x?token=******** HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n',
    );
    const masks = [{ start: 14, length: 8, hides: 'token', count: 1 }] as const;
    records[0] = { ...(records[0] as BytesRecord), masks };
    bytes('response-head', S, 'HTTP/1.1 100 Continue\r\n\r\n');
    bytes('request-body', C, 'ab');
    bytes('request-body', C, 'c');
    bytes('response-head', S, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    bytes('response-body', S, '2\r\nhi\r\n0\r\n\r\n');
    const { request, response } = only(decodeLayers(records));
    expect(request?.headBytes.masks).toEqual(masks);
    expect(request?.body).toMatchObject({ text: 'abc', complete: true, framing: 'content-length' });
    expect(request?.body?.raw.sources).toMatchObject([
      { start: 0, end: 2, seq: 3 },
      { start: 2, end: 3, seq: 4 },
    ]);
    expect(response?.interim.map(head => head.status?.text)).toEqual(['100']);
    expect(response?.head.status?.text).toBe('200');
    expect(response?.body).toMatchObject({ text: 'hi', complete: true, framing: 'chunked' });
    expect(response?.body?.raw.bytes).toHaveLength(12);
  });

  test('moves the masks of a later head behind the earlier one', () => {
    const { records, bytes } = recorder();
    const text = 'HTTP/1.1 100 Continue\r\nSet-Cookie: ********\r\n\r\n';
    const mask = { start: text.indexOf('*'), length: 8, hides: 'credentials', count: 1 } as const;
    bytes('request-head', C, 'GET / HTTP/1.1\r\n\r\n');
    for (const head of [text, text.replace('100', '200')]) {
      bytes('response-head', S, head);
      records.push({ ...(records.pop() as BytesRecord), masks: [mask] });
    }
    const masks = only(decodeLayers(records)).response?.headBytes.masks;
    expect(masks).toEqual([mask, { ...mask, start: mask.start + text.length }]);
  });

  test('a body that was cut is not complete and its packets are not guessed', () => {
    const { records, bytes, cut, end } = recorder();
    bytes('request-head', C, 'GET /socket.io/?EIO=4&transport=polling&sid=a HTTP/1.1\r\n\r\n');
    bytes('response-head', S, 'HTTP/1.1 200 OK\r\n\r\n');
    bytes('response-body', S, '42["a"]');
    cut('response-body', S);
    end('closed');
    const body = only(decodeLayers(records)).response?.body;
    expect(body).toMatchObject({ complete: false, engineIo: undefined, raw: { cut: { limit: 10 } } });
  });

  test.each([
    ['GET', '200 OK', '6', { kind: 'packets' }],
    ['POST', '200 OK', 'ok', { kind: 'ok' }],
    [
      'GET',
      '403 Forbidden',
      '{"code":4,"message":"Forbidden"}',
      { kind: 'error', code: 4, message: 'Forbidden' },
    ],
    ['POST', '400 Bad Request', '{"code":1,"message":"Session ID unknown"}', { kind: 'error', code: 1 }],
    ['GET', '403 Forbidden', 'no', undefined],
    ['POST', '200 OK', '6', undefined],
    ['OPTIONS', '200 OK', '6', undefined],
  ])('an Engine.IO answer to %s: %s %s', (method, status, body, engineIo) => {
    const { records, bytes } = recorder();
    bytes('request-head', C, `${method} /socket.io/?EIO=4&transport=polling&sid=a HTTP/1.1\r\n\r\n`);
    bytes('response-head', S, `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n`);
    bytes('response-body', S, body);
    const found = only(decodeLayers(records)).response?.body?.engineIo;
    if (engineIo === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(engineIo);
  });

  test('a packet whose attachments come in later polls of its session is joined; other sessions do not mix', () => {
    const { records, bytes } = recorder();
    const post = (sid: string, exchange: number, body: string) => {
      const head = `POST /socket.io/?EIO=4&sid=${sid} HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n`;
      bytes('request-head', C, head, exchange);
      bytes('request-body', C, body, exchange);
    };
    post('a', 1, '452-["x",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]\x1ebAQ==');
    post('b', 2, '42["y"]');
    post('a', 3, 'bAg==');
    const joined = decodeLayers(records).map(view => {
      const engineIo = view.request?.body?.engineIo;
      return engineIo?.kind === 'packets' ? engineIo.packets.map(one => one.socketIo?.joined?.payload) : [];
    });
    expect(joined).toEqual([[undefined, undefined], [['y']], [['x', Uint8Array.of(2), Uint8Array.of(1)]]]);
  });
});
