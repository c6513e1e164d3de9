import { describe, expect, test } from 'vitest';
import { summary, tallyOfPlaywright, tallyOfTool, tallyOfVitest } from './results.mjs';

describe('a Vitest report', () => {
  const file = { name: 'a.test.ts', status: 'passed' };

  test('counts tests, and lists what was skipped', () => {
    const assertionResults = [
      { fullName: 'a one', status: 'passed' },
      { fullName: 'a two', status: 'failed' },
      { fullName: 'a three', status: 'pending' },
    ];
    const tally = tallyOfVitest(JSON.stringify({ testResults: [{ ...file, assertionResults }] }));
    expect(tally).toEqual({
      passed: 1,
      failed: 1,
      skipped: [{ name: 'a three', reason: 'marked pending' }],
    });
  });

  test('a file that failed before its first test is one failure', () => {
    const broken = { ...file, status: 'failed', assertionResults: [] };
    expect(tallyOfVitest(JSON.stringify({ testResults: [broken] }))).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a Playwright report', () => {
  /** @param {string} status @param {{ type: string, description?: string }[]} annotations */
  const spec = (status, annotations = []) => ({
    title: status,
    tests: [{ projectName: 'chromium', status, annotations }],
  });

  test('counts nested suites; flaky is failed', () => {
    const suites = [
      {
        title: 'walk.spec.ts',
        specs: [spec('expected')],
        suites: [{ title: 'inner', specs: [spec('unexpected'), spec('flaky')] }],
      },
    ];
    expect(tallyOfPlaywright(JSON.stringify({ suites }))).toEqual({ passed: 1, failed: 2, skipped: [] });
  });

  test('a skip carries its reason and its place', () => {
    const suites = [
      { title: 'walk.spec.ts', specs: [spec('skipped', [{ type: 'skip', description: 'no Firefox' }])] },
    ];
    expect(tallyOfPlaywright(JSON.stringify({ suites })).skipped).toEqual([
      { name: 'chromium › walk.spec.ts › skipped', reason: 'no Firefox' },
    ]);
  });

  test('an error outside of the tests is a failure', () => {
    const report = JSON.stringify({ suites: [], errors: [{ message: 'no such file' }] });
    expect(tallyOfPlaywright(report).failed).toBe(1);
  });
});

describe('the closing line', () => {
  const skip = { passed: 2, failed: 0, skipped: [{ name: 'a', reason: 'no Firefox' }] };
  test.each([
    {
      of: 'passes',
      tallies: [tallyOfTool(0), tallyOfTool(0)],
      ci: false,
      last: '2 passed, 0 failed',
      ok: true,
    },
    {
      of: 'a failure',
      tallies: [tallyOfTool(0), tallyOfTool(1)],
      ci: false,
      last: '1 passed, 1 failed',
      ok: false,
    },
    { of: 'a skip', tallies: [skip], ci: false, last: '2 passed, 0 failed, 1 skipped', ok: true },
    { of: 'a skip in CI', tallies: [skip], ci: true, last: '2 passed, 1 failed', ok: false },
    { of: 'nothing', tallies: [], ci: false, last: '0 passed, 0 failed', ok: false },
  ])('of $of', ({ tallies, ci, last, ok }) => {
    const { lines, ok: was } = summary(tallies, { ci });
    expect(lines.at(-1)).toBe(last);
    expect(was).toBe(ok);
  });

  test('skips stand above it with their reasons', () => {
    expect(summary([skip], { ci: true }).lines).toEqual([
      'Skipped (in CI a failure): a: no Firefox',
      '2 passed, 1 failed',
    ]);
  });
});
