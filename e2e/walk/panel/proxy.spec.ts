import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

test('both hops stand side by side: changeOrigin changed Host, and left Origin alone', async ({
  page,
  app,
}) => {
  await page.goto('/en/proxy');
  const { region, run, verdict } = panelOf(page, 'origin-kept');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await region.getByRole('button', { name: 'Both hops' }).click();
  const cells = (name: string) =>
    region
      .getByRole('row', { name: new RegExp(`^${name} `) })
      .getByRole('cell')
      .allTextContents();
  const { lab, partner } = app.origins;
  await expect.poll(() => cells('Host')).toEqual([new URL(lab).host, new URL(partner).host]);
  expect(await cells('Origin')).toEqual([lab, lab]);
  expect(await cells('via')).toEqual(['—', '1.1 lab-proxy']);
});
