import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../protocol/origins.ts';
import { ALLOW_ORIGIN_WORDS, type AllowOriginWord, REQUEST_ORIGIN_NAMES } from '../../protocol/words.ts';
import { allowOrigin, corsFields } from './cors.ts';

const ORIGINS = {
  ...PLACEHOLDER_ORIGINS,
  reader: 'http://localhost:3000',
  partner: 'http://partner.localhost:3001',
};
const { reader, partner, evil } = ORIGINS;

describe('Access-Control-Allow-Origin', () => {
  test.each<[AllowOriginWord, readonly string[]]>([
    ['none', []],
    ['any', ['*']],
    ['null', ['null']],
    ['reader', ['http://localhost:3000']],
    ['list', ['http://localhost:3000, http://partner.localhost:3001']],
    ['twice', ['http://localhost:3000', 'http://partner.localhost:3001']],
    ['slash', ['http://localhost:3000/']],
    ['upper', ['HTTP://LOCALHOST:3000']],
    ['bare', ['localhost:3000']],
    ...REQUEST_ORIGIN_NAMES.map((name): [AllowOriginWord, string[]] => [name, [ORIGINS[name]]]),
  ])('%s, whoever asks', (word, values) => {
    for (const asking of [undefined, 'null', reader, evil])
      expect(allowOrigin(word, asking, ORIGINS)).toEqual(values);
  });

  test.each<[AllowOriginWord, asking: string, boolean]>([
    ['reflect', reader, true],
    ['reflect', evil, true],
    ['reflect', 'null', true],
    ['allowlist', reader, true],
    ['allowlist', partner, true],
    ['allowlist', evil, false],
    ['allowlist', 'null', false],
    ['allowlist', 'http://localhost:3000.evil.example', false],
    ['suffix', reader, true],
    ['suffix', 'https://evil.localhost:3001', true],
    ['suffix', 'http://not-localhost', true],
    ['suffix', 'http://localhost.example', false],
    ['suffix', 'null', false],
  ])('%s for %s: %j', (word, asking, named) => {
    expect(allowOrigin(word, asking, ORIGINS)).toEqual(named ? [asking] : []);
  });

  test.each([
    undefined,
    '',
    '*',
    'NULL',
    'http://localhost:3000/',
    'HTTP://localhost:3000',
    'http://localhost:3000, http://localhost:3000',
    'http://localhost:3000\u00e9',
    'file://',
    '<script>',
  ])('an Origin that no browser writes is not reflected: %j', asking => {
    for (const word of ['reflect', 'allowlist', 'suffix'] as const)
      expect(allowOrigin(word, asking, ORIGINS)).toEqual([]);
  });

  test('every word is told here', () => {
    for (const word of ALLOW_ORIGIN_WORDS)
      for (const value of allowOrigin(word, reader, ORIGINS))
        expect(value).toMatch(/^[\x21-\x7e]+(, [\x21-\x7e]+)?$/);
  });
});

describe('the other fields', () => {
  const all = {
    acao: 'any',
    acac: 'True',
    acam: ['PUT', '*'],
    acah: ['X-Lab', 'x-lab'],
    aceh: ['x-lab', '*'],
    acma: -1,
  } as const;
  const preflight = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Credentials', 'True'],
    ['Access-Control-Allow-Methods', 'PUT, *'],
    ['Access-Control-Allow-Headers', 'X-Lab, x-lab'],
    ['Access-Control-Max-Age', '-1'],
  ];
  const request = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Credentials', 'True'],
    ['Access-Control-Expose-Headers', 'x-lab, *'],
  ];
  test.each([
    [undefined, preflight, request],
    ['both', preflight, request],
    ['preflight', preflight, []],
    ['request', [], request],
  ] as const)('on %s', (on, ofPreflight, ofRequest) => {
    const knobs = on === undefined ? all : { ...all, on };
    expect(corsFields('preflight', knobs, undefined, ORIGINS)).toEqual(ofPreflight);
    expect(corsFields('request', knobs, undefined, ORIGINS)).toEqual(ofRequest);
  });

  test('none without knobs', () => {
    for (const kind of ['preflight', 'request'] as const)
      expect(corsFields(kind, {}, reader, ORIGINS)).toEqual([]);
  });
});
