import { driverFor } from '../walk/drivers/playwright.ts';
import { expect, test } from './proxied.ts';

test('leaving the page closes its connections', async ({ page, recorder }) => {
  const driver = driverFor(page);
  await driver.open('/en/websocket');
  const before = recorder.connections().length;
  const panel = page.locator('[data-panel=one-connection]');
  await panel.getByRole('button', { name: 'Run' }).click();
  await expect
    .poll(() =>
      recorder
        .connections()
        .slice(before)
        .some(({ isOpen }) => isOpen),
    )
    .toBe(true);
  await page.goto('about:blank');
  await expect
    .poll(() =>
      recorder
        .connections()
        .slice(before)
        .some(({ isOpen }) => isOpen),
    )
    .toBe(false);
});
