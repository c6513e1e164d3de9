import { test } from '../harness/app-fixture.ts';
import { expectAgreement, expectBareAgreement } from './expect-agreement.ts';

const executablePath = process.env.FIREFOX_PATH;
test.skip(executablePath === undefined, process.env.FIREFOX_MISSING ?? 'FIREFOX_PATH names no Firefox');

test('what panels run: the rules and Firefox agree', async ({ app }) => {
  test.setTimeout(240_000);
  await expectAgreement(app, 'firefox', executablePath, { seed: 20_240_602, cases: 144 });
});

test('what no panel runs: the rules and Firefox agree', async () => {
  test.setTimeout(120_000);
  await expectBareAgreement('firefox', executablePath, { seed: 20_240_602, cases: 64 });
});
