import { describe, expect, test } from 'vitest';
import type { Knob, KnobSide, Knobs } from '../experiments/experiment.ts';
import { checkKnob, knobsBySide, lessonValues, linkedValues, withPanelState } from './knobs.ts';

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
    ['allow', 'evil', 'Allow: “evil” will not do. It takes none, partner.'],
    ['allow', 'toString', 'Allow: “toString” will not do. It takes none, partner.'],
    ['credentials', 'on', null],
    ['credentials', 'true', 'Credentials: “true” will not do. It takes on or off.'],
    ['close', '', null],
    ['close', '1008', null],
    ['close', 'x1008', 'Close: at most 4 characters.'],
    ['close', '9', 'Close: “9” will not do. It takes a code.'],
    ['close', '100\n', 'Close: “100\n” will not do. It takes a code.'],
  ] as const)('%s = %j', (name, value, message) => {
    const check = checkKnob(knobs[name], value);
    expect(check.ok ? null : check.message.en).toBe(message);
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

test('knobs stand together by whose behaviour they set, those of no side first', () => {
  const knob = (side?: KnobSide): Knob => ({
    kind: 'switch',
    label: { zh: '', en: '' },
    default: 'off',
    ...(side && { side }),
  });
  const several = { a: knob('server'), b: knob(), c: knob('page'), d: knob('server'), e: knob('stage') };
  expect(knobsBySide(several, ['a', 'b', 'c', 'd'])).toEqual([
    { side: null, names: ['b'] },
    { side: 'page', names: ['c'] },
    { side: 'server', names: ['a', 'd'] },
  ]);
});
