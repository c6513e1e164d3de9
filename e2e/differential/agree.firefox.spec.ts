import { test } from '../harness/app-fixture.ts';
import { NO_FIREFOX } from '../harness/firefox.ts';
import { expectAgreement, expectBareAgreement } from './expect-agreement.ts';

test.skip(NO_FIREFOX !== '', NO_FIREFOX);

test('what panels run: the rules and Firefox agree', async ({ app }) => {
  test.setTimeout(240_000);
  await expectAgreement(app, 'firefox', { seed: 20_240_602, cases: 144 });
});

test('what no panel runs: the rules and Firefox agree', async () => {
  test.setTimeout(120_000);
  await expectBareAgreement('firefox', { seed: 20_240_602, cases: 64 });
});
