import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { sha1 } from '../sha1.ts';
import { randomBytes, seeded } from '../testing/random.ts';
import { acceptOf, acceptSteps, WEBSOCKET_GUID } from './accept.ts';

describe('Sec-WebSocket-Accept', () => {
  test.each([
    ['dGhlIHNhbXBsZSBub25jZQ==', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
    ['x3JJHMbDL1EzLkh9GBhXDw==', 'HSmrc0sMlYUkAGmm5OPpG2HaGWk='],
  ])('%s', (key, accept) => {
    const steps = acceptSteps(key);
    expect(acceptOf(key)).toBe(accept);
    expect(steps).toMatchObject({ accept, concatenated: key + WEBSOCKET_GUID, violations: [] });
    expect(steps.keyBytes).toHaveLength(16);
  });

  test('every step of the example in RFC 6455 §1.3', () => {
    const steps = acceptSteps('dGhlIHNhbXBsZSBub25jZQ==');
    expect(new TextDecoder().decode(steps.keyBytes)).toBe('the sample nonce');
    expect(Buffer.from(steps.sha1).toString('hex')).toBe('b37a4f2cc0624f1690f64606cf385945b2bec4ea');
  });

  test.each([
    ['', '0 bytes'],
    ['dGhlIHNhbXBsZSBub25jZQ=', 'not base64'],
    ['dGhlIHNhbXBsZSBub25jZQ', 'not base64'],
    ['dGhlIHNhbXBsZSBub25j', '15 bytes'],
    ['AAAAAAAAAAAAAAAAAAAAAAA=', '17 bytes'],
    ['****************', 'not base64'],
  ])('names what is wrong with the key %j', (key, found) => {
    expect(acceptSteps(key).violations).toMatchObject([{ id: 'invalid-key', found }]);
  });
});

test('SHA-1 equals that of Node for every length around the block size, and for long messages', () => {
  const random = seeded(1);
  for (const length of [...Array(200).keys(), 1000, 65536, 100_003]) {
    const message = randomBytes(random, length);
    const wanted = createHash('sha1').update(message).digest('hex');
    expect(Buffer.from(sha1(message)).toString('hex')).toBe(wanted);
  }
});

describe('base64', () => {
  test('equals that of Node both ways', () => {
    const random = seeded(2);
    for (let length = 0; length < 200; length += 1) {
      const bytes = randomBytes(random, length);
      const text = Buffer.from(bytes).toString('base64');
      expect(encodeBase64(bytes)).toBe(text);
      expect(decodeBase64(text)).toEqual(bytes);
    }
  });

  test.each([
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AA=A',
    '=AAA',
    'AA==AAAA',
    'AA ==',
    'AB==',
    'AAB=',
    'AA-_',
    'AAAé',
  ])('refuses %j', text => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
