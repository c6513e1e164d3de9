import type { Page } from '@playwright/test';
import type { StepDefinition } from '../../web/rules/core/definition.ts';
import { allSteps } from '../differential/search/all-steps.ts';
import { expect, test } from '../harness/fixtures.ts';
import { inTabs } from '../walk/controls/tabs.ts';
import { driverFor } from '../walk/drivers/playwright.ts';
import { lessonPages } from '../walk/lessons/course.ts';
import { gatherHandshakes, type Handshake } from './handshakes.ts';
import { fieldsOf, type ShownHead, shownWire, withoutAttribution } from './shown-wire.ts';

// With trust, the handshakes inside TLS are among them.
test.use({ ignoreHTTPSErrors: true });

/** What a lesson's handshakes must have among them: without one of these the comparison would leave a case out. */
const KINDS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  websocket: {
    plain: /^GET \/ws\?/,
    'with subprotocols': /^Sec-WebSocket-Protocol: chat/m,
  },
  'socket-io': {
    'a Socket.IO upgrade of a polled session': /^GET \/socket\.io\/\?.*transport=websocket.*&sid=/,
    'Socket.IO by WebSocket alone': /^GET \/socket\.io\/\?(?!.*&sid=).*transport=websocket/,
  },
};

/** Rules of protocols that open with a handshake: a step of one of them decides a panel that has one. */
const UPGRADING: readonly StepDefinition['rule'][] = ['websocket', 'socket-io'];
const DECIDING = new Set(
  (await allSteps()).filter(({ rule }) => UPGRADING.includes(rule)).map(({ id }) => id),
);

/** Those that open with one. */
const OPENING: readonly string[] = ['websocket', 'socket-io', 'socket-io-paragraph'];
const lessons = lessonPages().filter(
  ({ language, experiments }) => language === 'en' && OPENING.some(id => experiments.has(id)),
);

test('the lessons with handshakes of each kind are there', () => {
  expect(lessons.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(KINDS)));
});

for (const { id, path } of lessons) {
  test(`${id}: each form of every shown 101 equals Chromium's own record`, async ({ page, context, app }) => {
    test.setTimeout(180_000);
    const driver = driverFor(page);
    await driver.open(path);
    // A 101 that Chromium itself fails is missing from its record; that one is held against the proxy.
    const panels = (await driver.panels()).flatMap(({ id, claim }) =>
      claim?.stops === 'nowhere' && DECIDING.has(claim.because) ? [{ id, claim }] : [],
    );
    const kinds = Object.entries(KINDS[id] ?? {});
    if (panels.length === 0) return expect(kinds).toEqual([]);
    const requests: string[] = [];

    await inTabs(context, panels, async tab => {
      const handshakes = await gatherHandshakes(tab);
      const other = driverFor(tab);
      await other.open(path);
      const shown = new Map<string, Shown>();
      return async ({ id: panel, claim }) => {
        await other.run(panel, claim);
        const own = await shown101s(tab, panel);
        for (const [key, heads] of own) shown.set(key, heads);
        const recorded = () => accepted(handshakes, new URL(app.reader).host);
        await expect.poll(() => [...recorded().keys()].sort(), panel).toEqual([...shown.keys()].sort());
        for (const [key, { request, response }] of recorded()) {
          const heads = own.get(key);
          // One of a panel before it.
          if (!heads) continue;
          expect(request, `${panel}: the record is of this lab's run`).toMatch(/[?&]token=[0-9a-f]{32}\b/);
          expectEqual(heads.request, withoutAttribution(request), `${panel}: request`);
          expectEqual(heads.response, response, `${panel}: response`);
          requests.push(request);
        }
      };
    });
    for (const [kind, pattern] of kinds)
      expect(
        requests.filter(request => pattern.test(request)),
        kind,
      ).not.toEqual([]);
  });
}

/** Text and bytes name by name, in order and case; and the list of fields, which is read from them. */
function expectEqual(shown: ShownHead, recorded: string, what: string): void {
  expect.soft(shown.text, `${what}, raw`).toBe(recorded);
  expect.soft(shown.bytes.toString('latin1'), `${what}, hex`).toBe(recorded);
  expect.soft(shown.fields, `${what}, fields`).toEqual(fieldsOf(recorded));
}

/** The handshakes of the lab that Chromium saw accepted, by their keys. */
function accepted(handshakes: readonly Handshake[], reader: string) {
  const byKey = new Map<string, { readonly request: string; readonly response: string }>();
  for (const { url, requestText, responseText } of handshakes) {
    if (new URL(url).host === reader || requestText === undefined || responseText === undefined) continue;
    byKey.set(keyIn(requestText), { request: requestText, response: responseText });
  }
  return byKey;
}

interface Shown {
  readonly request: ShownHead;
  readonly response: ShownHead;
}

/** The shown exchanges that were answered with 101, by their keys, which no two handshakes share. */
async function shown101s(page: Page, panel: string) {
  const byKey = new Map<string, Shown>();
  for (const { request, response } of await shownWire(page.locator(`[data-panel="${panel}"]`)))
    if (response?.text.startsWith('HTTP/1.1 101 ')) byKey.set(keyIn(request.text), { request, response });
  return byKey;
}

function keyIn(request: string): string {
  return /^Sec-WebSocket-Key: (\S+)/im.exec(request)?.[1] ?? '';
}
