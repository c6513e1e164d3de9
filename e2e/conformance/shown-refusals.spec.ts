import type { Page } from '@playwright/test';
import { driverFor } from '../walk/drivers/playwright.ts';
import { expect, test } from './proxied.ts';
import type { RecordedConnection, RecordingProxy } from './proxy.ts';
import { type ShownWire, shownWire, withoutAttribution } from './shown-wire.ts';

interface Case {
  readonly what: string;
  /** `lesson#panel`. */
  readonly panel: string;
  readonly request: RegExp;
  readonly response: RegExp;
}

const WS = /^GET \/ws\?[^\r]*\r\n(?:.+\r\n)*Upgrade: websocket\r\n/;
const POLL = /^GET \/socket\.io[^?]*\/\?\S*transport=polling/;
const UPGRADE = /^GET \/socket\.io\/\?\S*transport=websocket/;

const REFUSALS: readonly Case[] = [
  {
    what: '403 to an upgrade',
    panel: 'websocket#allowlist',
    request: WS,
    response: /^HTTP\/1\.1 403 Forbidden\r\n/,
  },
  {
    what: '403 to a poll that the page may read',
    panel: 'socket-io#allow-default',
    request: POLL,
    response: /^HTTP\/1\.1 403 Forbidden\r\n(?:.+\r\n)*Access-Control-Allow-Origin: /i,
  },
  {
    what: '403 to a poll that the page may not read',
    panel: 'socket-io#refused-unread',
    request: POLL,
    response: /^HTTP\/1\.1 403 Forbidden\r\n(?!(?:.+\r\n)*Access-Control-)/i,
  },
  {
    what: '403 to a Socket.IO upgrade',
    panel: 'socket-io#allow-websocket',
    request: UPGRADE,
    response: /^HTTP\/1\.1 403 Forbidden\r\n/,
  },
  {
    what: '400 for a transport that the server has not',
    panel: 'socket-io#no-polling',
    request: POLL,
    response: /^HTTP\/1\.1 400 Bad Request\r\n/,
  },
];

for (const { what, panel, request, response } of REFUSALS) {
  test(`${what}: the panel shows exactly what crossed the wire`, async ({ page, recorder }) => {
    const { shown, crossed } = await run(page, recorder, panel);
    expect(byConnection(shown)).toEqual(crossed.map(withoutTokens).sort(byRequest));
    expect(shown.map(exchange => exchange.request.text).join('')).toMatch(request);
    expect(shown.map(exchange => exchange.response?.text).join('')).toMatch(response);
    expect(shown.map(exchange => exchange.received.length)).not.toContain(0);
    for (const exchange of shown) expectOneText(exchange);
  });
}

test('the panel shows the real heads of a 101 that Chromium fails and leaves out of its own record', async ({
  page,
  recorder,
}) => {
  const { shown, crossed } = await run(page, recorder, 'websocket#no-common-name');
  const heads = ({ request, response }: Conversation) => ({
    request: headIn(request),
    response: headIn(response),
  });
  expect(crossed).not.toEqual([]);
  expect(byConnection(shown).map(heads)).toEqual(crossed.map(withoutTokens).sort(byRequest).map(heads));
  expect(shown[0]?.response?.text).toMatch(/^HTTP\/1\.1 101 (?!.*^Sec-WebSocket-Protocol:)/ms);
  for (const exchange of shown) expectOneText(exchange);
});

/** Runs a panel, and gives what it shows and what crossed the proxy since. */
async function run(page: Page, recorder: RecordingProxy, where: string) {
  const panel = where.slice(where.indexOf('#') + 1);
  const before = recorder.connections().length;
  const driver = driverFor(page);
  await driver.open(`/en/${where}`);
  await driver.run(panel, { stops: 'server', because: '' });
  const shown = await shownWire(page.locator(`[data-panel="${panel}"]`));
  // Chromium opens connections in advance, too, on which nothing crosses.
  const crossed = recorder
    .connections()
    .slice(before)
    .filter(connection => connection['client→server'].length + connection['server→client'].length > 0);
  return { shown, crossed };
}

/** All bytes of one connection, one character a byte. */
interface Conversation {
  readonly request: string;
  readonly response: string;
}

/** What is shown of each connection, from the hex views, in the order of the exchanges. */
function byConnection(shown: readonly ShownWire[]): readonly Conversation[] {
  const all = new Map<string, Conversation>();
  for (const { connection, request, response, sent, received } of shown) {
    const { request: asked, response: answered } = all.get(connection) ?? { request: '', response: '' };
    all.set(connection, {
      request: asked + latin1(request.bytes) + latin1(sent),
      response: answered + latin1(response?.bytes ?? Buffer.of()) + latin1(received),
    });
  }
  return [...all.values()].sort(byRequest);
}

function withoutTokens(connection: RecordedConnection): Conversation {
  const request = latin1(connection['client→server']);
  expect(request, 'the run is named, which is what the mask hides').toMatch(/[?&]token=[0-9a-f]{32}\b/);
  return { request: withoutAttribution(request), response: latin1(connection['server→client']) };
}

/** The raw text of a head is the same bytes as its hex. */
function expectOneText({ request, response }: ShownWire): void {
  expect(request.text).toBe(latin1(request.bytes));
  expect(response?.text).toBe(response && latin1(response.bytes));
}

function byRequest(a: Conversation, b: Conversation): number {
  return a.request.localeCompare(b.request);
}

function headIn(text: string): string {
  return text.slice(0, text.indexOf('\r\n\r\n') + 4);
}

function latin1(bytes: Buffer): string {
  return bytes.toString('latin1');
}
