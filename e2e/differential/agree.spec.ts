import { test } from '../harness/app-fixture.ts';
import { expectAgreement, expectFoundAgree } from './differential.ts';

const executablePath = process.env.CHROMIUM_PATH;

test('random cases: the rules and Chromium agree', async ({ app }) => {
  test.setTimeout(240_000);
  await expectAgreement(app, 'chromium', executablePath, { seed: 20_240_601, cases: 288 });
});

test('cases that were once found: the rules and Chromium agree', async ({ app }) => {
  await expectFoundAgree(app, 'chromium', executablePath);
});
