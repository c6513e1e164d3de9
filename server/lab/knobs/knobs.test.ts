import { describe, expect, test } from 'vitest';
import type { Answer } from '../../http/answer.ts';
import { allow, close, cors, credentials, delay, protocols, push } from './knobs.ts';
import { Refused, readKnobs } from './policy.ts';

const TABLE = { allow, cors, credentials, close, delay: delay(5_000), protocols, push };

function refusal(query: string): Answer | undefined {
  try {
    readKnobs(`/ws?${query}`, TABLE);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

describe('well formed', () => {
  test.each([
    ['', {}],
    ['allow=*', { allow: '*' }],
    ['allow=null', { allow: ['null'] }],
    [
      'allow=http%3A%2F%2Fa.example,https://b.example:8443',
      { allow: ['http://a.example', 'https://b.example:8443'] },
    ],
    ['allow=http://[::1]:3000', { allow: ['http://[::1]:3000'] }],
    ['cors=reader', { cors: 'reader' }],
    ['cors=off&credentials=on', { cors: 'off', credentials: true }],
    ['credentials=off', { credentials: false }],
    ['cors=http://a.example', { cors: ['http://a.example'] }],
    ['protocols=chat,%20superchat', { protocols: ['chat', 'superchat'] }],
    ['protocols=v1.chat!', { protocols: ['v1.chat!'] }],
    ['close=1000', { close: { code: 1000, reason: '' } }],
    ['close=1008,origin%20not,%20allowed', { close: { code: 1008, reason: 'origin not, allowed' } }],
    ['close=1008,', { close: { code: 1008, reason: '' } }],
    [`close=4999,${'%E7%BD%91'.repeat(41)}`, { close: { code: 4999, reason: '网'.repeat(41) } }],
    ['delay=0', { delay: 0 }],
    ['delay=5000', { delay: 5_000 }],
    ['push=20', { push: 20 }],
    [
      'token=0123456789abcdef0123456789abcdef&run=0123456789abcdef',
      { token: '0123456789abcdef0123456789abcdef', run: '0123456789abcdef' },
    ],
  ])('%s', (query, values) => {
    expect(readKnobs(`/ws?${query}`, TABLE)).toEqual(values);
  });
});

const malformed: readonly (readonly [name: string, held: string])[] = [
  ...[
    '',
    'a',
    '*,http://a.example',
    'http://a.example/',
    'HTTP://a.example',
    'http://a.example:80',
    'ws://a.example',
    'http://a.example,http://a.example',
    'http://a.example,',
    'http://A.example',
    Array.from({ length: 17 }, (_, n) => `http://a${n}.example`).join(),
  ].map(held => ['allow', held] as const),
  ...['', 'on', 'Reader', 'reader,off', 'http://a.example/x'].map(held => ['cors', held] as const),
  ...['', 'true', '1', 'ON'].map(held => ['credentials', held] as const),
  ...['', 'a b', 'a,,b', 'a,a', 'a/b', '网', 'a"'].map(held => ['protocols', held] as const),
  ...[
    '',
    '999',
    '1004',
    '1005',
    '1006',
    '1015',
    '1016',
    '2000',
    '2999',
    '5000',
    '01000',
    '1000x',
    '1000 ',
    '-1000',
    `1000,${'x'.repeat(124)}`,
    `1000,${'网'.repeat(42)}`,
  ].map(held => ['close', held] as const),
  ...['', '-1', '1.5', '5001', '1e3', '0x1', ' 1', '01', '99999999999999999999'].map(
    held => ['delay', held] as const,
  ),
  ...['0', '19', '60001', 'NaN'].map(held => ['push', held] as const),
];

describe('malformed: 400 with a sentence that names the knob, what it holds and what it may hold', () => {
  test.each(malformed)('%s=%j', (name, held) => {
    const answer = refusal(`${name}=${encodeURIComponent(held)}`);
    expect(answer?.status).toBe(400);
    expect(answer?.sentence).toContain(`The knob ${name} holds "`);
    expect(answer?.sentence).toContain('; it may hold ');
    expect(answer?.sentence).toMatch(/^[\x20-\x7e…]+$/);
  });
});

test('unknown and doubled knobs', () => {
  expect(refusal('alow=*')).toMatchObject({
    status: 400,
    sentence: expect.stringMatching(/^There is no knob "alow" here; the knobs are allow, .*token, run\.$/),
  });
  expect(refusal('Allow=*')?.status).toBe(400);
  expect(refusal('__proto__=x')?.status).toBe(400);
  expect(refusal('toString=x')?.status).toBe(400);
  expect(refusal('push=100&push=200')?.sentence).toBe('The knob push is given twice; it may be given once.');
  expect(refusal('%3Cb%3E=1')?.sentence).not.toContain('<');
});

test.each([
  ['token', 'ABCDEF0123456789ABCDEF0123456789'],
  ['token', 'secret-token'],
  ['run', '0123456789abcdef0'],
])('a malformed %s is refused and not shown', (name, held) => {
  const answer = refusal(`${name}=${held}`);
  expect(answer?.status).toBe(400);
  expect(answer?.sentence).toContain(`The knob ${name} holds something else; it may hold `);
  expect(answer?.sentence).not.toContain(held);
});
