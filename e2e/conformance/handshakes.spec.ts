import { expect, test } from '../harness/fixtures.ts';
import { lessonPages } from '../walk/course.ts';
import { handOf } from '../walk/playwright-hand.ts';
import { inTabs } from '../walk/tabs.ts';
import { gatherHandshakes } from './handshakes.ts';
import { masked, shownExchanges, withoutCookie } from './shown.ts';

// With trust, the handshakes inside TLS are among them.
test.use({ ignoreHTTPSErrors: true });

interface Heads {
  readonly request: string;
  readonly response: string;
}
const byRequest = (a: Heads, b: Heads) => a.request.localeCompare(b.request);

for (const { id, path } of lessonPages().filter(({ language }) => language === 'en')) {
  test(`${id}: the shown heads of every 101 are those of Chromium's own record`, async ({
    page,
    context,
    app,
  }) => {
    test.setTimeout(180_000);
    await context.addCookies([
      { name: 'foreign', value: 'of-another-program', domain: 'localhost', path: '/' },
    ]);
    const hand = handOf(page);
    await hand.open(path);
    const open = (await hand.panels()).filter(({ claim }) => claim.stops === 'nowhere');
    let compared = 0;

    await inTabs(context, open, async (tab, { id: panel, claim }) => {
      const handshakes = await gatherHandshakes(tab);
      const other = handOf(tab);
      await other.open(path);
      await other.run(panel, claim.stops);

      const recorded = handshakes
        .filter(({ url }) => !url.includes(new URL(app.reader).host))
        .flatMap(({ requestText, responseText }) =>
          requestText && responseText ? [{ request: masked(requestText), response: responseText }] : [],
        );
      const shown = (await shownExchanges(tab.locator(`[data-panel="${panel}"]`)))
        .filter(({ response }) => response.startsWith('HTTP/1.1 101 '))
        .map(({ request, response }) => ({ request: withoutCookie(request), response }));
      expect.soft(shown.sort(byRequest), panel).toEqual(recorded.sort(byRequest));
      compared += shown.length;
    });
    expect(compared).toBeGreaterThan(0);
  });
}
