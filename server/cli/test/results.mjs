/**
 * @typedef {{ name: string, reason: string }} Skip
 * @typedef {{ passed: number, failed: number, skipped: Skip[] }} Tally
 */

/**
 * A tool that says only yes or no counts as one check.
 * @param {number | null} code its exit code
 * @returns {Tally}
 */
export function tallyOfTool(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

/**
 * Vitest's JSON report (Jest's format). A file that failed before its first test counts as one failure.
 * @param {string} text
 * @returns {Tally}
 */
export function tallyOfVitest(text) {
  /** @type {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} */
  const report = JSON.parse(text);
  const tests = report.testResults.flatMap(file => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(test => test.status === 'failed'),
  ).length;
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName, status }) => ({ name: fullName, reason: `marked ${status}` }));
  return { passed, failed: failed + broken, skipped };
}

/**
 * @typedef {{ title: string, suites?: Suite[], specs?: { title: string, tests: { projectName: string, status: string, annotations: { type: string, description?: string }[] }[] }[] }} Suite
 */

/**
 * Playwright's JSON report. A flaky test failed once, and errors outside of tests are failures too.
 * @param {string} text
 * @returns {Tally}
 */
export function tallyOfPlaywright(text) {
  /** @type {{ suites: Suite[], errors?: unknown[] }} */
  const report = JSON.parse(text);
  /** @type {Tally} */
  const tally = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] };
  for (const suite of report.suites) add(suite, []);
  return tally;

  /**
   * @param {Suite} suite
   * @param {readonly string[]} above
   */
  function add(suite, above) {
    const path = [...above, suite.title];
    for (const inner of suite.suites ?? []) add(inner, path);
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status, annotations } of spec.tests) {
        if (status === 'expected') tally.passed += 1;
        else if (status !== 'skipped') tally.failed += 1;
        else {
          const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
          const name = [projectName, ...path, spec.title].filter(Boolean).join(' › ');
          tally.skipped.push({ name, reason: reason ?? 'not run' });
        }
      }
    }
  }
}

/**
 * @param {readonly Tally[]} tallies
 * @param {{ ci: boolean }} options in CI a skip is a failure
 * @returns {{ lines: string[], ok: boolean }} the last line is `N passed, N failed`, and `, N skipped` where there are any
 */
export function summary(tallies, { ci }) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const skipped = tallies.flatMap(tally => tally.skipped);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0) + (ci ? skipped.length : 0);
  const lines = skipped.map(
    ({ name, reason }) => `Skipped${ci ? ' (in CI a failure)' : ''}: ${name}: ${reason}`,
  );
  const counted = ci || skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  return {
    lines: [...lines, `${passed} passed, ${failed} failed${counted}`],
    ok: failed === 0 && passed > 0,
  };
}
