import { expect, test } from 'vitest';
import { exceedsDepth, MAX_DEPTH, shallowParser, TOO_DEEP } from './shallow-parser.ts';

const nested = (depth: number, core = '') => '['.repeat(depth) + core + ']'.repeat(depth);

test.each([
  ['', 0, false],
  ['1', 0, false],
  ['[]', 0, true],
  ['[[],[],[]]', 2, false],
  ['[{"a":[1]}]', 2, true],
  ['{"[[[[":"]]]]"}', 1, false],
  ['{"\\"[[[":1}', 1, false],
  ['{"\\\\":[[]]}', 2, true],
  ['["unfinished [[[[[', 1, false],
  [nested(64), 64, false],
  [nested(65), 64, true],
])('%s exceeds %i: %s', (json, most, exceeds) => {
  expect(exceedsDepth(json, most)).toBe(exceeds);
});

function decode(...parts: (string | Buffer)[]): unknown {
  const decoder = new shallowParser.Decoder();
  let decoded: unknown;
  decoder.on('decoded', packet => {
    decoded = packet;
  });
  for (const part of parts) decoder.add(part);
  return decoded;
}

test('what is shallow is decoded as by the stock decoder', () => {
  expect(decode(`2/custom,7["message",${nested(MAX_DEPTH)}]`)).toMatchObject({
    type: 2,
    nsp: '/custom',
    id: 7,
  });
  expect(decode('51-["m",{"_placeholder":true,"num":0}]', Buffer.from('x'))).toMatchObject({
    data: ['m', Buffer.from('x')],
  });
});

test.each([65, 5_000, 100_000])('a payload nested %i deep is taken out', depth => {
  expect(decode(`2["message",${nested(depth)}]`)).toMatchObject({ type: 2, nsp: '/', data: [TOO_DEEP] });
  expect(decode(`2/custom,12["message",${nested(depth)}]`)).toMatchObject({
    nsp: '/custom',
    id: 12,
    data: [TOO_DEEP],
  });
  expect(decode(`0{"token":${nested(depth)}}`)).toMatchObject({ type: 0, data: { [TOO_DEEP]: true } });
  const binary = `51-["message",${nested(depth, '{"_placeholder":true,"num":0}')}]`;
  expect(decode(binary, Buffer.from('x'))).toMatchObject({ data: [TOO_DEEP] });
});
