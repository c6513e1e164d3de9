import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import { compareClaim } from './claim.ts';
import type { PanelSpec } from './spec.ts';

const spec: PanelSpec = {
  id: 'refused',
  experiment: 'websocket',
  knobs: { allow: 'partner' },
  claim: { stops: 'server', because: 'origin-allowlist' },
  claims: { firefox: { stops: 'nowhere', because: 'open' } },
  needs: [],
};
const lesson = { allow: 'partner', scheme: 'ws' };
const finished = {
  knobs: lesson,
  browser: 'chromium',
  certificate: 'unknown',
  origins: PLACEHOLDER_ORIGINS,
  verdict: { stops: 'server', because: 'origin-allowlist', steps: [] },
  observed: 'server',
} as const;

describe('compareClaim', () => {
  test('as claimed, only if rule and measurement both say so', () => {
    expect(compareClaim(spec, lesson, finished).as).toBe('yes');
    expect(compareClaim(spec, lesson, { ...finished, observed: 'browser' }).as).toBe('no');
    expect(compareClaim(spec, lesson, { ...finished, observed: undefined }).as).toBe('no');
    const other = { stops: 'server', because: 'answered', steps: [] } as const;
    expect(compareClaim(spec, lesson, { ...finished, verdict: other }).as).toBe('no');
  });

  test('a browser that differs has its own claim; an unmeasured one has none', () => {
    expect(compareClaim(spec, lesson, { ...finished, browser: 'firefox' }).as).toBe('no');
    expect(compareClaim(spec, lesson, { ...finished, browser: 'webkit' }).as).toBe('not-measured');
    expect(compareClaim(spec, lesson, { ...finished, browser: 'unknown' }).as).toBe('not-measured');
  });

  test('without a claim nothing is held against the run', () => {
    const other = { ...finished, knobs: { ...lesson, allow: 'reader' } };
    expect(compareClaim({ ...spec, claim: null }, lesson, finished).as).toBe('unclaimed');
    expect(compareClaim({ ...spec, claim: null }, lesson, other).as).toBe('unclaimed');
  });

  test('a turned knob makes the claim say nothing', () => {
    const turned = { ...finished, knobs: { ...lesson, allow: 'reader' } };
    expect(compareClaim(spec, lesson, turned).as).toBe('knobs-turned');
  });

  test.each([
    ['certificate-trusted', 'trusted', 'yes'],
    ['certificate-trusted', 'untrusted', 'not-reproducible'],
    ['certificate-untrusted', 'trusted', 'not-reproducible'],
    ['certificate-untrusted', 'unknown', 'not-measured'],
  ] as const)('needs %s, probed %s: %s', (condition, certificate, as) => {
    expect(compareClaim({ ...spec, needs: [condition] }, lesson, { ...finished, certificate }).as).toBe(as);
  });

  test.each([
    ['http://localhost:3000', 'http://localhost:3001', 'yes'],
    ['http://localhost:3000', 'http://lab.localhost:3001', 'not-reproducible'],
    ['https://reader.example', 'https://lab.example', 'not-reproducible'],
  ])('needs reader and lab on one host, %s and %s: %s', (reader, lab, as) => {
    const origins = { ...PLACEHOLDER_ORIGINS, reader, lab };
    const needing = { ...spec, needs: ['lab-same-host'] } as const;
    expect(compareClaim(needing, lesson, { ...finished, origins }).as).toBe(as);
  });
});
