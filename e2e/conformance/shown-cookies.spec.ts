import type { BrowserContext, Page } from '@playwright/test';
import { WITNESS_PATH } from '../../server/protocol/feed.ts';
import { driverFor } from '../walk/drivers/playwright.ts';
import { expect, test } from './proxied.ts';
import { MASK, shownWire, withoutAttribution } from './shown-wire.ts';

/** What other programs on this host have left in the jar that all ports of `localhost` share (RFC 6265 §8.5). */
const FOREIGN = [
  { name: 'other-session', value: 'of-another-program', httpOnly: false },
  { name: 'other-login', value: 'which-no-script-reads', httpOnly: true },
] as const;
const COOKIE = FOREIGN.map(({ name, value }) => `${name}=${value}`).join('; ');
const SECRETS = FOREIGN.flatMap(({ name, value }) => [name, value]);

const CASES = [
  { what: 'an accepted handshake', lesson: 'websocket', panel: 'listed', knobs: {}, stops: 'nowhere' },
  { what: 'a refused handshake', lesson: 'websocket', panel: 'allowlist', knobs: {}, stops: 'server' },
  {
    what: 'polls with credentials and their upgrade',
    lesson: 'socket-io',
    panel: 'inside-default',
    knobs: { credentials: 'on', allowCredentials: 'on' },
    stops: 'nowhere',
  },
] as const;

for (const { what, lesson, panel, knobs, stops } of CASES) {
  test(`${what}: cookies from other programs cross the wire but reach neither page nor feed`, async ({
    page,
    context,
    recorder,
  }) => {
    await context.addCookies(FOREIGN.map(cookie => ({ ...cookie, domain: 'localhost', path: '/' })));
    const feed = gatherFeed(page);
    const before = recorder.connections().length;
    const query = new URLSearchParams(
      Object.entries(knobs).map(([name, value]) => [`${panel}.${name}`, value]),
    );
    const driver = driverFor(page);
    await driver.open(`/en/${lesson}?${query}#${panel}`);
    await driver.run(panel, { stops, because: '' });
    const shown = await shownWire(page.locator(`[data-panel="${panel}"]`));

    const crossed = recorder
      .connections()
      .slice(before)
      .map(connection => withoutAttribution(connection['client→server'].toString('latin1')))
      .join('');
    expect(crossed.split(`\r\nCookie: ${COOKIE}\r\n`).length - 1, 'one Cookie line per request').toBe(
      shown.length,
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const { request } of shown) {
      const crossedHead = request.text.replace(`\r\nCookie: ${MASK}\r\n`, `\r\nCookie: ${COOKIE}\r\n`);
      expect(crossedHead, 'the shown head had a masked Cookie line').not.toBe(request.text);
      expect(crossed).toContain(crossedHead);
      expect(request.fields.filter(([name]) => /^cookie$/i.test(name))).toEqual([['Cookie', MASK]]);
      expect(request.masks).toContain(`${FOREIGN.length} cookies from other programs`);
      expectNoSecret(request.bytes.toString('latin1'), 'hex');
    }

    const received = feed();
    expect(received, 'the feed brought the masked heads').toContain(`\r\nCookie: ${MASK}\r\n`);
    expectNoSecret(received, 'feed');
    for (const [place, text] of Object.entries(await everythingIn(page))) expectNoSecret(text, place);
    expectNoSecret(await keptIn(context), 'storage');
  });
}

/** Gathers what the witness feed brings to a page, over either transport, as one text of one character a byte. */
function gatherFeed(page: Page): () => string {
  const pieces: string[] = [];
  page.on('websocket', socket => {
    if (new URL(socket.url()).pathname !== WITNESS_PATH) return;
    socket.on('framereceived', ({ payload }) => {
      pieces.push(typeof payload === 'string' ? payload : payload.toString('latin1'));
    });
  });
  const polls: string[] = [];
  page.on('request', request => {
    if (new URL(request.url()).pathname === WITNESS_PATH) polls.push(request.url());
  });
  return () => {
    // Records in polled answers would escape the gathering of frames.
    expect(polls, 'the feed is a WebSocket').toEqual([]);
    return pieces.join('\n');
  };
}

/** The texts of a page that a person or a script may read. */
function everythingIn(page: Page): Promise<Readonly<Record<'text' | 'html' | 'address', string>>> {
  return page.evaluate(() => ({
    text: document.body.innerText,
    html: document.documentElement.outerHTML,
    address: location.href,
  }));
}

/** What the origins of a context keep beyond cookies. */
async function keptIn(context: BrowserContext): Promise<string> {
  const { origins } = await context.storageState();
  return JSON.stringify(origins);
}

function expectNoSecret(text: string, place: string): void {
  for (const secret of SECRETS) expect(text, `${place} has no "${secret}"`).not.toContain(secret);
}
