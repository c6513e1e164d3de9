import { expect, test } from 'vitest';
import * as requestSteps from '../../rules/request/steps.ts';
import { knownFrom } from '../known.ts';
import { said } from '../reading/pasted.ts';
import { NOTHING_TYPED } from '../typed.ts';
import type { Cause } from './cause.ts';
import { CAUSES, causeOfStep } from './index.ts';

const CHINESE = /\p{Script=Han}/u;
const ALL = Object.entries(CAUSES);

test.each(ALL)('%s is told in both languages, with something to do', (_, { title, why, fix, lessons }) => {
  expect(fix.length).toBeGreaterThan(0);
  expect(lessons.length).toBeGreaterThan(0);
  for (const { en } of [title, why, ...fix]) expect(en).not.toMatch(CHINESE);
  for (const { zh } of [title, why]) expect(zh).toMatch(CHINESE);
});

test('only servers refuse, and only browsers block', () => {
  for (const { title, why, fix } of Object.values(CAUSES)) {
    for (const { en } of [title, why, ...fix])
      expect(en).not.toMatch(/server (?:has )?block|browser (?:has )?refuse/i);
  }
});

test('each cause stands in one family, and every family is listed', () => {
  const families = import.meta.glob<{ default?: Readonly<Record<string, Cause>> }>(
    ['./*.ts', '!./*.test.ts'],
    {
      eager: true,
    },
  );
  const ids = Object.values(families).flatMap(family => Object.keys(family.default ?? {}));
  expect(ids.toSorted()).toEqual(Object.keys(CAUSES).toSorted());
});

test('symptoms have a rank each', () => {
  const ranks = ALL.flatMap(([, { vague }]) => vague ?? []);
  expect(new Set(ranks).size).toBe(ranks.length);
});

test('a step leads to one cause; two are about a connection that was never made, and the commoner counts', () => {
  const steps = ALL.flatMap(([, { step }]) => step?.of ?? []);
  const shared = steps.filter((step, at) => steps.indexOf(step) !== at);
  expect(shared).toEqual([requestSteps.requestArrived]);
  expect(causeOfStep(requestSteps.requestArrived)).toBe('connection-refused');
});

const KINDS = ['fetch', 'websocket', 'socket-io'] as const;
const VALUES = [null, 'Connection', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers'];

test.each(ALL.filter(([, { step }]) => step?.which))(
  '%s: a message can mean each of its steps',
  (_, { step }) => {
    const known = knownFrom([], NOTHING_TYPED);
    const meant = KINDS.flatMap(kind =>
      VALUES.map(value => step?.which?.(said('cors-unnamed', 'chromium', { value }), { ...known, kind })),
    );
    expect(new Set(meant)).toEqual(new Set(step?.of));
  },
);
