import type { Page } from '@playwright/test';
import { shownWire } from '../../conformance/shown-wire.ts';
import { expect, test } from '../../harness/fixtures.ts';
import { gatherProblems, provokedAt } from '../../harness/problems.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/websocket';
const KEY = /^Sec-WebSocket-Key: (.+)\r$/m;

/** Starts a run and gives what ends it: the keys of the handshakes that the panel shows. */
async function start(page: Page, id: string): Promise<() => Promise<readonly (string | undefined)[]>> {
  const { region, run, verdict } = panelOf(page, id);
  await run.click();
  return async () => {
    // Ten pages share the machine: the last to be drawn is not the one that failed.
    await expect(verdict).toHaveAttribute('data-as-claimed', 'yes', { timeout: 40_000 });
    return (await shownWire(region)).map(({ request }) => KEY.exec(request.text)?.[1]);
  };
}

/** Every run made one handshake and shows its own alone. */
function expectApart(runs: readonly (readonly (string | undefined)[])[]): void {
  for (const keys of runs) {
    expect(keys).toHaveLength(1);
    expect(keys[0]).toBeDefined();
  }
  expect(new Set(runs.flat()).size).toBe(runs.length);
}

test('two learners at once see nothing of each other', async ({ page, browser, app }) => {
  const other = await browser.newContext({ baseURL: app.reader });
  const problems = await gatherProblems(other, provokedAt(app));
  const second = await other.newPage();
  await Promise.all([page.goto(LESSON), second.goto(LESSON)]);
  const ends = await Promise.all([start(page, 'echo'), start(second, 'echo')]);
  expectApart(await Promise.all(ends.map(end => end())));
  expect(problems).toEqual([]);
  await other.close();
});

test('two tabs and two panels at once do not mix', async ({ page, context }) => {
  const second = await context.newPage();
  await Promise.all([page.goto(LESSON), second.goto(LESSON)]);
  const ends = [await start(page, 'echo'), await start(second, 'echo'), await start(page, 'fields')];
  expectApart(await Promise.all(ends.map(end => end())));
});

test('ten open tabs have a witness each', async ({ page, context }) => {
  test.setTimeout(120_000);
  const tabs = [page, ...(await Promise.all(Array.from({ length: 9 }, () => context.newPage())))];
  await Promise.all(tabs.map(tab => tab.goto(LESSON)));
  const ends = await Promise.all(tabs.map(tab => start(tab, 'accept-steps')));
  expectApart(await Promise.all(ends.map(end => end())));
});
