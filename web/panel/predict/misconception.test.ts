import { describe, expect, test } from 'vitest';
import type { Stop } from '../../rules/core/stop.ts';
import type { ClaimState } from '../../run/claim.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { misconceptionOf } from './misconception.ts';

const CLAIM = { stops: 'browser', because: 'readable' } as const;

describe('a misconception', () => {
  const finding = (claim: ClaimState) =>
    ({
      about: 'request',
      place: null,
      arrived: true,
      verdict: { ...CLAIM, steps: [] },
      observed: 'browser',
      disagreements: [],
      lanes: null,
      cookieSent: null,
      claim,
    }) as const;
  const spec: PanelSpec = {
    id: 'p',
    experiment: 'fetch',
    knobs: {},
    claim: CLAIM,
    claims: {},
    needs: [],
    wrong: [
      { stops: ['server', 'nowhere'], name: 'one', text: '' },
      { stops: ['browser', 'preflight'], name: 'other', text: '' },
    ],
  };

  test.each<[string, Stop | null, ClaimState, string | null]>([
    ['answers the prediction that betrays it', 'nowhere', { as: 'yes', claim: CLAIM }, 'one'],
    ['is found among several', 'preflight', { as: 'yes', claim: CLAIM }, 'other'],
    ['answers no other prediction', 'before-sending', { as: 'yes', claim: CLAIM }, null],
    ['answers nobody who predicted nothing', null, { as: 'yes', claim: CLAIM }, null],
    [
      'answers no right prediction, as of a browser that differs',
      'browser',
      { as: 'yes', claim: CLAIM },
      null,
    ],
    ['answers no run with other knobs', 'nowhere', { as: 'knobs-turned' }, null],
    ['answers no run that went otherwise', 'nowhere', { as: 'no', claim: CLAIM }, null],
  ])('%s', (_, guess, claim, name) => {
    expect(misconceptionOf(spec, guess, finding(claim))?.name ?? null).toBe(name);
  });

  test('is none where the lesson names none', () => {
    const { wrong: _, ...without } = spec;
    expect(misconceptionOf(without, 'nowhere', finding({ as: 'yes', claim: CLAIM }))).toBeNull();
  });
});
