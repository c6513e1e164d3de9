import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

/** The composer with some knobs of `fetch` set, run to its end. */
async function runFetch(page: Page, knobs: Readonly<Record<string, string>>) {
  const query = new URLSearchParams(Object.entries(knobs).map(([name, value]) => [`fetch.${name}`, value]));
  await page.goto(`/en/compose?experiment=fetch&${query}`);
  const panel = panelOf(page, 'fetch');
  // “Run again”, where the tab keeps a run of before.
  await panel.region.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.verdict).toBeVisible();
  return {
    ...panel,
    /** The arrows between browser and server, as a person reads them. */
    wire: () => panel.region.locator('[data-layer="http"] .arrow-label').allInnerTexts(),
    /** The value of a field of the first request on the wire, as its raw bytes show it. */
    async field(name: string) {
      await panel.unfold('bytes');
      await panel.region.locator('details[data-kind=request] > summary').first().click();
      const head = panel.region.locator('details[data-kind=request]').first();
      const field = new RegExp(`${name}\\s*:?\\s*(\\S+)`, 'i');
      await expect(head).toContainText(field, { useInnerText: true });
      return field.exec(await head.innerText())?.[1];
    },
  };
}

test('from this page: preflight and request are two exchanges, and the server acts on the second', async ({
  page,
}) => {
  const { verdict, wire } = await runFetch(page, {
    method: 'PUT',
    headers: 'x-lab',
    acao: 'reader',
    acam: 'PUT',
    acah: 'x-lab',
    effect: 'on',
  });
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  expect(await wire()).toEqual([
    'OPTIONS /fetch preflight',
    '204 No Content preflight',
    'PUT /fetch',
    '200 OK, counter 0 → 1',
  ]);
});

test('denied, and executed all the same', async ({ page }) => {
  const { verdict, wire } = await runFetch(page, { method: 'POST', body: 'text', effect: 'on' });
  await expect(verdict).toHaveAttribute('data-stops', 'browser');
  expect(await wire()).toEqual(['POST /fetch', '200 OK, counter 0 → 1']);
});

test('from a stage on another origin, with a pass instead of the token, and gone afterwards', async ({
  page,
  app,
}) => {
  const asked: URL[] = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.pathname === '/fetch') asked.push(url);
  });
  const knobs = { acao: 'partner', stageOn: 'partner' };
  const here = await runFetch(page, knobs);
  await expect(here.verdict).toHaveAttribute('data-stops', 'browser');
  expect(await here.field('Origin')).toBe(app.origins.reader);

  const there = await runFetch(page, { ...knobs, from: 'stage' });
  await expect(there.verdict).toHaveAttribute('data-stops', 'nowhere');
  expect(await there.field('Origin')).toBe(app.origins.partner);
  expect(page.frames()).toHaveLength(1);

  // The token of a panel on the page that made a second run stays what it was; that of the stage is another.
  const stage = asked.at(-1)?.searchParams.get('token');
  await there.turn('from', 'page');
  await there.region.getByRole('button', { name: 'Run again' }).click();
  await expect(there.verdict).toHaveAttribute('data-stops', 'browser');
  const panel = asked.at(-1)?.searchParams.get('token');
  expect(stage).toMatch(/^[0-9a-f]{32}$/);
  expect(panel).toMatch(/^[0-9a-f]{32}$/);
  expect(panel).not.toBe(stage);
});

test('from a sandboxed stage the Origin is null', async ({ page }) => {
  const { verdict, field } = await runFetch(page, { from: 'sandbox', stageOn: 'evil', acao: 'null' });
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  expect(await field('Origin')).toBe('null');
});

test('what the policy of a stage forbids, the server never sees', async ({ page }) => {
  const { verdict, wire } = await runFetch(page, {
    from: 'stage',
    stageOn: 'evil',
    csp: 'self',
    acao: 'any',
  });
  expect(await wire()).toEqual([]);
  await expect(verdict).toHaveAttribute('data-stops', 'before-sending');
});

test('a stage takes orders from the page that opened it and from no other', async ({ page, app }) => {
  const fetched: string[] = [];
  page.on('request', request => {
    if (new URL(request.url()).pathname === '/fetch') fetched.push(request.url());
  });
  await page.goto('/en/compose');
  // Two frames of our own that tell when they are ready; what they tell to others is nothing.
  const ready = await page.evaluate(async origins => {
    const frames = [origins.partner, origins.evil].map(origin => {
      const frame = document.createElement('iframe');
      frame.src = `${origin}/stage/run#${origin}`;
      return frame;
    });
    const told = frames.map(
      frame =>
        new Promise<string>(resolve => {
          addEventListener('message', ({ source, data }) => {
            if (source === frame.contentWindow) resolve(data.nonce);
          });
        }),
    );
    document.body.append(...frames);
    return Promise.all(told);
  }, app.origins);
  expect(ready).toEqual([app.origins.partner, app.origins.evil]);

  const call = (mark: string) => ({
    kind: 'ask',
    id: 1,
    call: {
      api: 'fetch',
      url: `${app.origins.partner}/fetch?acao=any&aceh=${mark}`,
      method: 'GET',
      mode: 'cors',
      credentials: 'omit',
      redirect: 'follow',
      cache: 'default',
      referrerPolicy: 'origin',
      headers: [],
      body: null,
      uploadListener: false,
    },
  });
  const evil = page.frame({ url: url => url.origin === app.origins.evil });
  await evil?.evaluate(order => parent.frames[0]?.postMessage(order, '*'), call('x-other'));
  // The same order from its own page comes after it, and alone is obeyed.
  const answer = await page.evaluate(
    ([order, origin]) =>
      new Promise(resolve => {
        addEventListener('message', ({ data }) => resolve(data.kind));
        frames[0]?.postMessage(order, origin);
      }),
    [call('x-lab'), app.origins.partner] as const,
  );
  expect(answer).toBe('answer');
  expect(fetched).toEqual([expect.stringContaining('aceh=x-lab')]);
});
