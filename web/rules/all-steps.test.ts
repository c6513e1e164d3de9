import { describe, expect, test } from 'vitest';
import { ALL_STEPS } from './all-steps.ts';
import { describeStep } from './core/describe.ts';
import { step } from './core/step.ts';
import * as corsSteps from './cors/steps.ts';
import * as websocketCallSteps from './websocket/call-steps.ts';

const CHINESE = /[\u4e00-\u9fff]/;

test('all are found, and each has an id of its own', () => {
  expect(ALL_STEPS).toContain(corsSteps.readable);
  expect(ALL_STEPS).toContain(websocketCallSteps.urlValid);
  const ids = ALL_STEPS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(ALL_STEPS.map(text => [text.id, text] as const))('%s', (id, text) => {
  const sentences = [text.passed, text.failed, text.tolerated].filter(sentence => sentence !== undefined);

  test('cites a section or an anchor', () => {
    expect(text.source).toMatch(/^https:\/\/[^#]+#[^#\s]+$/);
  });

  test('speaks both languages, each its own', () => {
    for (const { zh, en } of [text.title, ...sentences]) {
      expect(zh).toMatch(CHINESE);
      expect(en).not.toMatch(CHINESE);
    }
    for (const { zh, en } of sentences) {
      expect(en).toMatch(/\.$/);
      expect(zh).toMatch(/。$/);
    }
    expect(text.title.en).toMatch(/\?$/);
    expect(text.title.zh).not.toMatch(/吗？$|。$/);
  });

  test('has a remedy only where it can end a run, in both languages', () => {
    if (!text.remedy) return;
    expect(text.failed).toBeDefined();
    expect(text.remedy.text.zh).toMatch(CHINESE);
    expect(text.remedy.text.en).not.toMatch(CHINESE);
  });

  test('both languages name the same values, and no other', () => {
    for (const { zh, en } of sentences) {
      const holes = (sentence: string) => [...new Set(sentence.match(/\{\w*\}/g))].sort();
      expect(holes(zh)).toEqual(holes(en));
      for (const hole of holes(en)) expect(['{found}', '{wanted}', '{response}']).toContain(hole);
    }
  });

  test('what decided says nothing of who stopped what, and of what was sent', () => {
    const { failed, stopped } = text;
    if (!failed || stopped === 'nobody' || stopped === 'unseen') return;
    expect(failed.en + failed.zh).not.toMatch(
      /refus|block|拒绝|拦下|was (not |never )?sent|没有发送|没有发出/,
    );
  });

  test('servers refuse, browsers block, and silence is blamed on nobody', () => {
    if (!text.failed) return;
    const made = { id, definition: text, passed: false };
    const [zh, en] = [describeStep(made, 'zh'), describeStep(made, 'en')];
    const none = text.stopped === 'nobody' || text.stopped === 'unseen' || text.stopped === 'silence';
    const by = none ? 'none' : text.by;
    expect([/^The server refused /.test(en), /^服务器拒绝了/.test(zh)]).toEqual(
      Array(2).fill(by === 'server'),
    );
    expect([/^The browser blocked /.test(en), /^浏览器拦下了/.test(zh)]).toEqual(
      Array(2).fill(by === 'browser'),
    );
  });
});

test('values that look like holes stay as they are', () => {
  const made = step(websocketCallSteps.urlValid, true, { found: '{wanted}', wanted: '$&' });
  expect(describeStep(made, 'en')).toBe('The URL is {wanted}.');
});
