import { describe, expect, test } from 'vitest';
import fetchExperiment from '../experiments/fetch/index.ts';
import type { Knob, Knobs } from '../experiments/knob.ts';
import websocket from '../experiments/websocket/index.ts';
import { checkKnob, knobValue, lessonValues, linkedValues, withPanelState } from './knobs.ts';

const knobs = {
  allow: {
    kind: 'choice',
    label: { zh: '允许', en: 'Allow' },
    default: 'none',
    choices: { none: { zh: '无', en: 'none' }, partner: { zh: '伙伴', en: 'partner' } },
  },
  credentials: { kind: 'switch', label: { zh: '凭据', en: 'Credentials' }, default: 'off' },
  close: {
    kind: 'text',
    label: { zh: '关闭', en: 'Close' },
    default: '',
    pattern: '([1-4][0-9]{3})?',
    maxLength: 4,
    takes: { zh: '状态码', en: 'a code' },
  },
} as const satisfies Knobs;

describe('checkKnob', () => {
  test.each([
    ['allow', 'partner', null],
    ['allow', 'evil', 'Allow: “evil” isn’t valid. Expected: none, partner.'],
    ['allow', 'toString', 'Allow: “toString” isn’t valid. Expected: none, partner.'],
    ['credentials', 'on', null],
    ['credentials', 'true', 'Credentials: “true” isn’t valid. Expected: on or off.'],
    ['close', '', null],
    ['close', '1008', null],
    ['close', 'x1008', 'Close: at most 4 characters.'],
    ['close', '9', 'Close: “9” isn’t valid. Expected: a code.'],
    ['close', '100\n', 'Close: “100\n” isn’t valid. Expected: a code.'],
  ] as const)('%s = %j', (name, value, message) => {
    const check = checkKnob(knobs[name], value);
    expect(check.ok ? null : check.message.en).toBe(message);
  });
});

describe('the close knob accepts what the lab accepts', () => {
  const check = (value: string) => {
    const knob = websocket.knobs.close;
    return knob && checkKnob(knob, value);
  };
  const refusal = (value: string) => {
    const checked = check(value);
    return checked?.ok === false ? checked.message : null;
  };

  test.each([
    '',
    '1000',
    '1003',
    '1007',
    '1014',
    '3000',
    '4999,',
    '1008,origin not, allowed',
    `1000,${'x'.repeat(123)}`,
    `1000,${'网'.repeat(41)}`,
    `1000,${'😀'.repeat(30)}`,
  ])('%j', value => expect(check(value)).toEqual({ ok: true }));

  test.each(['999', '1004', '1005', '1006', '1015', '2000', '2999', '5000', '1000x', '1000 ', ',x'])(
    'not %j',
    value => expect(refusal(value)?.en).toContain('Expected: a code'),
  );

  test.each([
    [`1000,${'x'.repeat(124)}`, 124],
    [`1000,${'网'.repeat(42)}`, 126],
    [`1000,${'é'.repeat(62)}`, 124],
    [`1000,${'😀'.repeat(31)}`, 124],
    // A lone surrogate travels as U+FFFD.
    [`1000,${'\ud83d'.repeat(42)}`, 126],
  ])('not %j, of %i bytes', (value, bytes) => {
    expect(refusal(value)?.en).toContain(`the reason is ${bytes} bytes of UTF-8; at most 123 fit`);
    expect(refusal(value)?.zh).toContain(`${bytes} 字节，最多 123 字节`);
  });
});

describe('the subprotocols of the server', () => {
  const { protocols } = websocket.knobs;
  const list = (most: number) => Array.from({ length: most }, (_, n) => `p${n}`).join();
  test.each(['', 'chat', 'chat,superchat', 'chat, chat2', 'b,ab', list(16)])('%j', value => {
    expect(protocols && checkKnob(protocols, value).ok).toBe(true);
  });
  test.each(['chat,chat', 'a,b, a', 'a,,b', 'a b', 'a,', list(17)])('not %j', value => {
    expect(protocols && checkKnob(protocols, value).ok).toBe(false);
  });
});

describe('a full-width comma', () => {
  test.each<[string, Knob | undefined, string, string]>([
    ['in a list', websocket.knobs.offer, 'chat，superchat、 v2, v3', 'chat,superchat,v2, v3'],
    ['in a list of words', fetchExperiment.knobs.acam, 'GET， PUT', 'GET,PUT'],
    ['behind a code', websocket.knobs.close, '1008，名单里没有你，请离开', '1008,名单里没有你，请离开'],
    ['in a reason', websocket.knobs.close, '1008,不，不行', '1008,不，不行'],
    ['in plain text', websocket.knobs.send, '你好，世界', '你好，世界'],
  ])('%s', (_where, knob, typed, value) => {
    expect(knob && knobValue(knob, typed)).toBe(value);
    expect(knob && checkKnob(knob, value).ok).toBe(true);
  });

  test('is read in a link too', () => {
    const query = new URLSearchParams([['w.offer', 'chat，superchat']]);
    expect(linkedValues(websocket.knobs, 'w', query)).toEqual({ offer: 'chat,superchat' });
  });
});

test('a link restores only what the knobs take', () => {
  const query = new URLSearchParams('a.allow=partner&a.close=nonsense&b.credentials=on&a.unknown=1');
  expect(linkedValues(knobs, 'a', query)).toEqual({ allow: 'partner' });
});

test('the query holds what differs from the lesson, and nothing of this panel else', () => {
  const lesson = lessonValues(knobs, { allow: 'partner' });
  const query = new URLSearchParams('b.allow=none&a.credentials=on');
  const next = withPanelState(query, 'a', { ...lesson, allow: 'none' }, lesson);
  expect(next.toString()).toBe('b.allow=none&a.allow=none');
});
