import WebSocket from 'ws';
import { FEW_CONNECTIONS } from '../../harness/app-fixture.ts';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

test.use({ setup: 'few-connections' });

test('a lab that has all its connections open refuses a run with a 503 that the panel shows', async ({
  page,
  app,
}) => {
  const { host } = new URL(app.origins.lab);
  const others = Array.from(
    { length: FEW_CONNECTIONS },
    () => new WebSocket(`ws://127.0.0.1:${app.ports.lab}/ws`, { headers: { Host: host } }),
  );
  await Promise.all(others.map(other => new Promise(resolve => other.once('open', resolve))));
  await page.goto('/en/websocket');
  const { region, run, verdict } = panelOf(page, 'echo');
  await region.getByRole('radio').first().check();
  await run.click();
  await expect(verdict).toHaveAttribute('data-stops', 'server');
  await expect(verdict).toHaveAttribute('data-because', 'server-accepts');
  await expect(verdict).toHaveAttribute('data-observed', 'server');
  await expect(region.getByText('503 Service Unavailable').first()).toBeVisible();
  for (const other of others) other.terminate();
});
