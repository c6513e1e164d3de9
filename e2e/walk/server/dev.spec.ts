import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../harness/app.ts';
import { startCommand } from '../../harness/command.ts';
import { gatherProblems } from '../../harness/problems.ts';
import { panelOf } from '../drivers/panel.ts';

test.skip(process.platform === 'win32', 'Windows has no process groups');

/** What stays as it is, or is made anew. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'e2e', 'test-results', '.lab']);

/** A working tree of its own, so that files can be changed; its packages are those that are installed. */
async function copyOfTheTree(directory: string): Promise<void> {
  for (const name of await readdir(ROOT)) {
    if (!LEFT_OUT.has(name)) await cp(join(ROOT, name), join(directory, name), { recursive: true });
  }
  // Vite writes into node_modules; this tree gets its own.
  await mkdir(join(directory, 'node_modules'));
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (['.vite', '.vite-temp', '.cache'].includes(name)) continue;
    await symlink(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name), 'junction');
  }
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

test('npm run dev: lessons and app change in the open page, and the server starts again when its source changes', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  // Not below test-results: Vite watches nothing there.
  const directory = await mkdtemp(join(tmpdir(), 'cross-domain-lab-'));
  await copyOfTheTree(directory);
  const command = await startCommand(process.execPath, ['server/cli/commands/dev.mjs'], {
    directory,
    dataDirectory: join(directory, '.lab'),
  });
  try {
    await command.printed(command.reader);
    const problems = await gatherProblems(
      context,
      text => text.includes('[vite]') || text.includes('/witness/'),
    );
    await page.goto(`${command.reader}/en/websocket`);
    const heading = page.getByRole('heading', { level: 2 }).first();
    await expect(heading).toHaveText('Either side may speak first');
    // Only a page that is awake writes a knob into its address, and only such a page follows changes.
    await panelOf(page, 'echo').turn('push', '1000');
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
    const isTheSamePage = () => page.evaluate(() => 'isTheSamePage' in window);

    await change(join(directory, 'docs/en/websocket.md'), '## Either side may', '## Both sides may');
    await expect(heading).toHaveText('Both sides may speak first');
    expect(await isTheSamePage()).toBe(true);

    await change(join(directory, 'web/app/style/base.css'), 'body {', 'body {\n  --changed: yes;');
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--changed')))
      .toContain('yes');
    expect(await isTheSamePage()).toBe(true);

    await change(join(directory, 'server/lab/websocket/endpoint.ts'), '\n', '\n// Changed.\n');
    await command.printed('server/lab/websocket/endpoint.ts');
    await command.printed(`Lessons  ${command.reader}`, 2);
    // Vite's client waits for the server and then loads the page again by itself.
    await page.waitForFunction(() => !('isTheSamePage' in window));
    await expect(heading).toHaveText('Both sides may speak first');
    expect(problems).toEqual([]);
  } finally {
    command.signal('SIGINT', 'group');
  }
  await expect.poll(() => command.portsAreFree()).toBe(true);
  await expect.poll(() => command.isLeft()).toBe(false);
  await rm(directory, { recursive: true });
});
