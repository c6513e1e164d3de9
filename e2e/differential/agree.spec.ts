import { test } from '../harness/app-fixture.ts';
import { expectAgreement, expectBareAgreement } from './differential.ts';

const executablePath = process.env.CHROMIUM_PATH;

test('what panels run: the rules and Chromium agree', async ({ app }) => {
  test.setTimeout(240_000);
  await expectAgreement(app, 'chromium', executablePath, { seed: 20_240_601, cases: 288 });
});

test('what no panel runs: the rules and Chromium agree', async ({ app }) => {
  await expectBareAgreement(app, 'chromium', executablePath, { seed: 20_240_601, cases: 96 });
});
