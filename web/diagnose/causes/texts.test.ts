import { expect, test } from 'vitest';
import { CAUSE_IDS } from './ids.ts';
import { CAUSES } from './texts.ts';

const CHINESE = /\p{Script=Han}/u;

test.each(CAUSE_IDS)('%s is told in both languages, with something to do', id => {
  const { title, why, fix, lessons } = CAUSES[id];
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
