import { test } from '../harness/app-fixture.ts';
import { expectAgreement, expectBareAgreement, expectRawAgreement } from './expect-agreement.ts';

test('what panels run: the rules and Chromium agree', async ({ app }) => {
  test.setTimeout(240_000);
  await expectAgreement(app, 'chromium', { seed: 20_240_601, cases: 288 });
});

test('what no panel runs: the rules and Chromium agree', async () => {
  test.setTimeout(120_000);
  await expectBareAgreement('chromium', { seed: 20_240_601, cases: 64 });
});

test('what no browser sends: the rules and the server agree', async ({ app }) => {
  await expectRawAgreement(app, { seed: 20_240_603, cases: 96 });
});
