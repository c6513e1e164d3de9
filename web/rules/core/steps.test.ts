import { describe, expect, test } from 'vitest';
import { describeStep } from './describe.ts';
import { STEPS, type StepId } from './steps.ts';
import type { StepText } from './text.ts';

const ALL = Object.entries<StepText>(STEPS);
const CHINESE = /[\u4e00-\u9fff]/;

/** Ids that a rule hands to `step`, read from the rules' source. */
function usedIds(): Set<string> {
  const sources = import.meta.glob<string>(['../**/*.ts', '!../**/*test*'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  return new Set(
    Object.values(sources).flatMap(source =>
      [...source.matchAll(/\bstep\(\s*'([a-z0-9-]+)'/g)].map(([, id]) => id ?? ''),
    ),
  );
}

test('every step belongs to a rule', () => {
  expect([...usedIds()].sort()).toEqual(Object.keys(STEPS).sort());
});

describe.each(ALL)('%s', (id, text) => {
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

  test('servers refuse, browsers block, and nobody is said to have stopped what is silent', () => {
    if (!text.failed) return;
    const made = { id: id as StepId, source: '', by: text.by, passed: false } as const;
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
  const step = {
    id: 'url-valid' as StepId,
    source: '',
    by: 'browser',
    passed: true,
    found: '{wanted}',
  } as const;
  expect(describeStep({ ...step, wanted: '$&' }, 'en')).toBe('The URL is {wanted}.');
});
