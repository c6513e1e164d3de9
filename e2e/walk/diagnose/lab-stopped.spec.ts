import { expect, test } from '../../harness/fixtures.ts';
import { diagnosisOf, printedBy } from './diagnosis.ts';

// Nobody listens at the lab's public origins.
test.use({ setup: 'lab-stopped' });

for (const kind of ['fetch', 'websocket'] as const) {
  test(`Chromium’s message for a refused connection by ${kind} isn’t taken for CORS`, async ({
    page,
    app,
  }) => {
    await page.goto('/en/diagnose');
    const { box, decision, region } = diagnosisOf(page);
    const { lab } = app.origins;
    const attempt =
      kind === 'fetch'
        ? ({ kind, url: `${lab}/fetch`, init: {} } as const)
        : ({ kind, url: `${lab.replace(/^http/, 'ws')}/ws` } as const);
    await box.fill(await printedBy(page, attempt));
    await expect(decision).toHaveAttribute('data-cause', 'connection-refused');
    await expect(decision).toHaveAttribute('data-step', 'request-arrived');
    await expect(decision).toHaveAttribute('data-stops', 'before-sending');
    await expect(region).toContainText('This isn’t CORS');
    await expect(region.locator('[data-fix]')).toHaveCount(0);
  });
}
