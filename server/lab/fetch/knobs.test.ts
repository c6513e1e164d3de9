import { describe, expect, test } from 'vitest';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkPanel, fetchKnobs } from './knobs.ts';

const TABLE = fetchKnobs({ delayMs: 5_000 });
const TOKEN = '0123456789abcdef0123456789abcdef';

function refusal(act: () => unknown) {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

test.each([
  ['', {}],
  ['acao=lab-tls&acac=True&on=preflight', { acao: 'lab-tls', acac: 'True', on: 'preflight' }],
  ['acam=PUT,patch,*', { acam: ['PUT', 'patch', '*'] }],
  ['acah=x-lab,X-Lab&aceh=X-Count', { acah: ['x-lab', 'X-Lab'], aceh: ['X-Count'] }],
  ['acma=-1', { acma: -1 }],
  ['acma=86400', { acma: 86_400 }],
  ['status=418&preflight=301&hop-status=308', { status: 418, preflight: 301, 'hop-status': 308 }],
  ['body=png&vary=origin&store=60', { body: 'png', vary: 'origin', store: 60 }],
  ['to=partner,lab,partner,lab,lab-tls', { to: ['partner', 'lab', 'partner', 'lab', 'lab-tls'] }],
  ['effect=on&delay=5000', { effect: true, delay: 5_000 }],
])('well formed: %s', (query, values) => {
  expect(readKnobs(`/fetch?${query}`, TABLE)).toEqual(values);
});

describe('malformed: 400 with a sentence that names the knob', () => {
  test.each([
    ...['', 'ANY', '*', 'http://localhost:3000', 'any ', 'toString'].map(held => ['acao', held]),
    ...['', 'TRUE', '1'].map(held => ['acac', held]),
    ...['', ',', 'PUT,', 'PUT,PUT', 'PUT, PUT', 'TRACE', 'PUT\r\nX: y', 'PUT;'].map(held => ['acam', held]),
    ...['', 'x-secret', 'X-LAB', 'x-lab\n'].map(held => ['acah', held]),
    ...['', 'set-cookie', 'x-lab,x-lab'].map(held => ['aceh', held]),
    ...['', '-0', '-2', '86401', '01', '1.5', '1e3', '+1', ' 1', 'NaN', '99999999999999999999'].map(held => [
      'acma',
      held,
    ]),
    ...['', 'all'].map(held => ['on', held]),
    ...['', '100', '101', '301', '304', '200 ', '0200', '407', '999'].map(held => ['status', held]),
    ...['', '303', '304', '100'].map(held => ['preflight', held]),
    ...['', 'svg', 'JSON'].map(held => ['body', held]),
    ...['', '*', 'Origin'].map(held => ['vary', held]),
    ...['', '1', '-60', '3600'].map(held => ['store', held]),
    ...[
      '',
      'reader',
      'http://evil.example',
      'lab,',
      'lab,lab,lab,lab,lab,lab',
      'lab, partner',
      '//evil.example',
    ].map(held => ['to', held]),
    ...['', '300', '304', '200'].map(held => ['hop-status', held]),
    ...['', '1', 'true'].map(held => ['effect', held]),
    ...['-1', '5001'].map(held => ['delay', held]),
  ])('%s=%j', (name = '', held = '') => {
    const answer = refusal(() => readKnobs(`/fetch?${name}=${encodeURIComponent(held)}`, TABLE));
    expect(answer?.status).toBe(400);
    expect(answer?.sentence).toContain(`The knob ${name} holds "`);
    expect(answer?.sentence).toMatch(/^[\x20-\x7e…]+$/);
  });
});

describe('who may redirect, wait and count', () => {
  const check = (query: string, open: boolean) =>
    refusal(() => checkPanel(readKnobs(`/fetch?${query}`, TABLE), token => open && token === TOKEN));

  test.each(['to=lab', 'delay=1', 'effect=on'])('%s', query => {
    const [name] = query.split('=');
    const refused = {
      status: 403,
      sentence: `The knob ${name} needs the token of an open panel, and this request has none.`,
    };
    expect(check(query, true)).toMatchObject(refused);
    expect(check(`${query}&token=${TOKEN}`, false)).toMatchObject(refused);
    expect(check(`${query}&token=${TOKEN}`, true)).toBeUndefined();
  });

  test.each(['', 'delay=0', 'effect=off', 'acao=any&status=500&store=60&hop-status=307'])(
    '%s: everybody',
    query => {
      expect(check(query, false)).toBeUndefined();
    },
  );
});
