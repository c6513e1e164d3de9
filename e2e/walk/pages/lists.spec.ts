import { expect, test } from '../../harness/fixtures.ts';

test('two questions lead from the overview to the panel of a technique', async ({ page }) => {
  await page.goto('/en/overview');
  const answer = page.getByRole('link', { name: 'The iframe’s origin as target' });
  await expect(answer).toBeHidden();
  await page.getByText('Read a response of another origin').click();
  await page.getByText('Talk to a window or an iframe of another origin').click();
  await expect(page.locator('details.which[open]')).toHaveCount(1);
  await answer.click();
  await expect(page).toHaveURL(/\/en\/post-message#right-target$/);
  await expect(page.locator('[data-panel="right-target"]')).toBeInViewport();
});

test('the table leads to the lesson and the demo of each technique, and a question to its section', async ({
  page,
}) => {
  await page.goto('/zh/overview');
  const row = page.getByRole('row', { name: /^JSONP/ });
  await expect(row.getByRole('link', { name: 'JSONP' })).toHaveAttribute('href', '/zh/jsonp');
  await row.getByRole('link', { name: '第 2 个' }).click();
  await expect(page.getByRole('figure').filter({ hasText: '2-jsonp/page.html' })).toBeInViewport();
  await page.goto('/zh/interview');
  await page.getByRole('link', { name: 'WebSocket 为什么能跨域？' }).click();
  await expect(page).toHaveURL(/\/zh\/websocket#open-by-default$/);
  await expect(page.locator('#open-by-default')).toBeInViewport();
});
