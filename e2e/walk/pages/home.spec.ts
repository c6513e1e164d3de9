import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { lessonPages } from '../lessons/course.ts';

function live(page: Page) {
  const region = page.locator('.live');
  return { region, verdict: region.locator('[data-verdict]'), fix: region.locator('.live-fix button') };
}

for (const width of [1440, 390]) {
  test(`at ${width} px, this visit makes a call that the page can’t read, until a press adds the line`, async ({
    page,
    app,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const requests: string[] = [];
    page.on('request', request => void requests.push(request.url()));
    await page.goto('/en/');
    const { region, verdict, fix } = live(page);
    await expect(verdict).toHaveAttribute('data-stops', 'browser');
    await expect(region.getByText('200 OK')).toBeVisible();
    await expect(region.getByText('TypeError')).toBeVisible();
    await expect(region.locator('.needed s')).toHaveText('no Access-Control-Allow-Origin');
    const height = async () => Math.round((await region.boundingBox())?.height ?? 0);
    const before = await height();

    const line = `Access-Control-Allow-Origin: ${app.reader}`;
    await expect(fix).toHaveText(`+ ${line}`);
    await fix.click();
    await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
    await expect(region.locator('.call')).toContainText(line);
    await expect(region.getByText('TypeError')).toHaveCount(0);
    expect(await height()).toBe(before);

    await fix.click();
    await expect(verdict).toHaveAttribute('data-stops', 'browser');
    expect(await height()).toBe(before);
    expect(requests.filter(url => url.startsWith(`${app.origins.lab}/fetch?`))).toHaveLength(3);
  });
}

test('each lesson has its sentence and its minutes, and the first is where the course begins', async ({
  page,
}) => {
  await page.goto('/en/');
  const lessons = page.locator('main .course > li');
  await expect(lessons).toHaveCount(lessonPages().length / 2);
  for (const lesson of await lessons.all()) {
    await expect(lesson.locator('p')).toHaveText(/^\S.+\S$/);
    await expect(lesson.locator('.length')).toHaveText(/^[1-9]\d* min$/);
  }
  await page.getByRole('link', { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/en\/same-origin-policy$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^The same-origin policy/);
});

test('without script the page says what the call is', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.reader, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en/');
  await expect(live(page).region).toContainText('needs JavaScript');
  await expect(live(page).region.locator('.call')).toContainText(`fetch('${app.origins.lab}`);
  await expect(page.getByRole('link', { name: /^Start/ })).toBeVisible();
  await context.close();
});
