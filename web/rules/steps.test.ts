import { describe, expect, test } from 'vitest';
import type { StepText } from './steps/text.ts';
import { describeStep, STEPS, type StepId } from './steps.ts';

const ALL = Object.entries<StepText>(STEPS);
const CHINESE = /[\u4e00-\u9fff]/;

/** Ids that a rule hands to `step`, read from the rules' source. */
function usedIds(): Set<string> {
  const sources = import.meta.glob<string>(['./*.ts', './fetch/*.ts', '!./**/*test*'], {
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
      expect(en).toMatch(/[.?]$/);
      expect(zh).toMatch(/[。？]$/);
    }
    expect(text.title.en).toMatch(/\?$/);
  });

  test('both languages name the same values, and no other', () => {
    for (const { zh, en } of sentences) {
      const holes = (sentence: string) => [...new Set(sentence.match(/\{\w*\}/g))].sort();
      expect(holes(zh)).toEqual(holes(en));
      for (const hole of holes(en)) expect(['{found}', '{wanted}']).toContain(hole);
    }
  });

  test('servers refuse, browsers block', () => {
    const { failed } = text;
    if (!failed) return;
    // What a server did that sent nothing back is not known: it is not said to have refused.
    if (id === 'answered') {
      expect(failed.en + failed.zh).not.toMatch(/refus|拒绝|block|拦下/);
    } else if (text.by === 'server') {
      expect(failed.en).toMatch(/^The server refused/);
      expect(failed.zh).toMatch(/^服务器(用 CONNECT_ERROR )?拒绝了/);
      expect(failed.en + failed.zh).not.toMatch(/block|拦下/);
    } else {
      expect(failed.en + failed.zh).not.toMatch(/refus|拒绝/);
      expect(failed.en).toMatch(/^The browser blocked|saw nothing|nothing was sent/);
    }
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
  expect(describeStep({ ...step, wanted: '$&' }, 'en')).toBe('The address is {wanted}.');
});
