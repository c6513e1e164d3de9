import { expect, test } from 'vitest';
import type { Knobs } from '../experiments/knob.ts';
import { caseNames, comparable, isCaseOf } from './cases.ts';
import type { PanelSpec } from './spec.ts';

const spec = (id: string, knobs: PanelSpec['knobs'], experiment = 'fetch'): PanelSpec => ({
  id,
  experiment,
  knobs,
  claim: null,
  claims: {},
  needs: [],
});

test('cases of one panel share the experiment, and differ in at most two settings all together', () => {
  const first = spec('a', { method: 'PUT' });
  expect(isCaseOf([first], spec('b', { method: 'PUT', acam: 'PUT' }))).toBe(true);
  expect(isCaseOf([first], spec('b', { method: 'put', acam: 'PUT' }))).toBe(true);
  expect(isCaseOf([first], spec('b', { acam: 'PUT', acao: 'any' }))).toBe(false);
  expect(isCaseOf([first], spec('b', { method: 'PUT' }, 'cookies'))).toBe(false);
  const second = spec('b', { method: 'PUT', acam: 'PUT' });
  expect(isCaseOf([first, second], spec('c', { method: 'PUT', acao: 'any' }))).toBe(true);
  expect(isCaseOf([first, second], spec('c', { method: 'put', acao: 'any' }))).toBe(false);
});

test('each case has every setting in which they differ, and no other', () => {
  const label = { zh: '', en: '' };
  const knobs: Knobs = {
    method: { kind: 'switch', label, default: 'GET' },
    acam: { kind: 'switch', label, default: 'none' },
    acao: { kind: 'switch', label, default: 'none' },
  };
  const cases = comparable([spec('a', { method: 'PUT' }), spec('b', { method: 'PUT', acam: 'PUT' })], knobs);
  expect(cases.map(one => one.knobs)).toEqual([
    { method: 'PUT', acam: 'none' },
    { method: 'PUT', acam: 'PUT' },
  ]);
});

test.each([
  [
    ['PUT, no Allow-Methods', 'PUT, Allow-Methods: PUT'],
    ['no Allow-Methods', 'Allow-Methods: PUT'],
  ],
  [
    ['没有 Max-Age，连发两次', '没有 Max-Age，隔 6 秒'],
    ['连发两次', '隔 6 秒'],
  ],
  [
    ['JSON in a <script>', 'JSON in a <script>, with *'],
    ['JSON in a <script>', 'JSON in a <script>, with *'],
  ],
  [
    ['Lax, a link', 'Strict, a link'],
    ['Lax, a link', 'Strict, a link'],
  ],
])('a case is called what it alone is: %j', (titles, names) => {
  expect(caseNames(titles)).toEqual(names);
});
