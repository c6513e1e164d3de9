import { lessonPages } from '../walk/course.ts';
import { handOf } from '../walk/playwright-hand.ts';
import { expect, test } from './proxied.ts';
import { masked, shownExchanges } from './shown.ts';

const FOREIGN = 'of-another-program';
const latin1 = (bytes: Buffer) => bytes.toString('latin1');

for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: the shown bytes of every refusal are those of an independent record`, async ({
    page,
    context,
    recorder,
  }) => {
    test.setTimeout(120_000);
    await context.addCookies([{ name: 'foreign', value: FOREIGN, domain: 'localhost', path: '/' }]);
    const hand = handOf(page);
    await hand.open(path);
    let compared = 0;
    for (const { id: panel, claim } of (await hand.panels()).filter(
      ({ claim }) => claim.stops === 'server',
    )) {
      await hand.run(panel, claim.stops);
      for (const { request, response, bodies } of await shownExchanges(
        page.locator(`[data-panel="${panel}"]`),
      )) {
        const crossed = recorder
          .connections()
          .find(connection => masked(latin1(connection['client→server'])).includes(request));
        expect(crossed, `${panel}: the request as shown`).toBeDefined();
        const answered = latin1(crossed?.['server→client'] ?? Buffer.of());
        expect(answered, `${panel}: the answer as shown`).toContain(response);
        for (const body of bodies) expect(answered, `${panel}: its body`).toContain(body);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
}

test('cookies of other programs cross the wire and are not shown', async ({ page, context, recorder }) => {
  await context.addCookies([
    { name: 'foreign', value: FOREIGN, domain: 'localhost', path: '/' },
    { name: 'second', value: FOREIGN, domain: 'localhost', path: '/' },
  ]);
  const hand = handOf(page);
  await hand.open('/en/websocket');
  const before = recorder.connections().length;
  await hand.run('listed', 'nowhere');
  const panel = page.locator('[data-panel=listed]');
  const [shown] = await shownExchanges(panel);
  const crossed = recorder
    .connections()
    .slice(before)
    .map(connection => latin1(connection['client→server']));
  expect(crossed.join('')).toContain(`Cookie: foreign=${FOREIGN}; second=${FOREIGN}\r\n`);
  expect(shown?.request).toContain('Cookie: ********\r\n');
  await expect(panel.getByText('2 cookies of other programs')).toBeVisible();
  expect(await page.content()).not.toContain(FOREIGN);
});

test('leaving the page closes its connections', async ({ page, recorder }) => {
  const hand = handOf(page);
  await hand.open('/en/websocket');
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
