import { describe, expect, test } from 'vitest';
import { checkDelay, checkOrigin, corsHeaders, corsOptions, Refused } from './policy.ts';

const refusalOf = (check: () => void) => {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
};

describe('an allowlist', () => {
  const LIST = ['http://localhost:3000', 'http://partner.localhost:3001'];
  test.each([
    ['http://evil.localhost:3001', undefined],
    [undefined, undefined],
    ['http://evil.localhost:3001', '*'],
    [undefined, '*'],
    ['http://localhost:3000', LIST],
    ['http://partner.localhost:3001', LIST],
    ['null', ['null']],
  ] as const)('lets %s in with %j', (origin, list) => {
    expect(refusalOf(() => checkOrigin(origin, list))).toBeUndefined();
  });

  test.each([
    'http://evil.localhost:3001',
    'http://localhost:3000.evil.example',
    'http://localhost:30000',
    'https://localhost:3000',
    'HTTP://LOCALHOST:3000',
    'http://localhost:3000/',
    'http://localhost:3000, http://localhost:3000',
    'null',
    '',
  ])('refuses %j', origin => {
    expect(refusalOf(() => checkOrigin(origin, LIST))).toMatchObject({
      status: 403,
      sentence: `The lab refused this request: its Origin is "${origin}", and the allowlist accepts only ${LIST.join(', ')}.`,
    });
  });

  test('refuses a request without Origin, and says so', () => {
    expect(refusalOf(() => checkOrigin(undefined, LIST))?.sentence).toContain('it carries no Origin');
  });
});

test.each([
  [{}, undefined],
  [{ delay: 0 }, undefined],
  [{ delay: 10, token: 'open' }, undefined],
  [{ delay: 10 }, 403],
  [{ delay: 10, token: 'closed' }, 403],
])('a delay needs the token of an open panel: %j', (knobs, status) => {
  expect(refusalOf(() => checkDelay(knobs, token => token === 'open'))?.status).toBe(status);
});

describe('who may read', () => {
  const READER = 'http://localhost:3000';
  const EVIL = 'http://evil.localhost:3001';
  test.each([
    [{}, EVIL, { 'Access-Control-Allow-Origin': READER, Vary: 'Origin' }],
    [
      { cors: 'reader', credentials: true },
      READER,
      { 'Access-Control-Allow-Origin': READER, Vary: 'Origin', 'Access-Control-Allow-Credentials': 'true' },
    ],
    [{ cors: 'off', credentials: true }, READER, {}],
    [{ cors: '*' }, EVIL, { 'Access-Control-Allow-Origin': '*' }],
    [{ cors: [READER, EVIL] }, EVIL, { 'Access-Control-Allow-Origin': EVIL, Vary: 'Origin' }],
    [{ cors: [READER] }, EVIL, { Vary: 'Origin' }],
    [{ cors: [READER] }, undefined, { Vary: 'Origin' }],
  ] as const)('%j to %s', (knobs, asking, headers) => {
    expect(corsHeaders(corsOptions(knobs, READER), asking)).toEqual(headers);
  });
});
