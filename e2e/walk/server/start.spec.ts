import { expect, test } from '@playwright/test';
import { ROOT } from '../../harness/app.ts';
import { type Command, startCommand } from '../../harness/command.ts';

test.skip(process.platform === 'win32', 'Windows has no signals and no process groups');

/** What a person, a terminal or a process manager does to end `npm start`. */
const WAYS = [
  { way: 'Ctrl-C', signal: 'SIGINT', to: 'group' },
  { way: 'closing the terminal', signal: 'SIGHUP', to: 'group' },
  { way: 'TERM to npm', signal: 'SIGTERM', to: 'command' },
  { way: 'HUP to npm', signal: 'SIGHUP', to: 'command' },
  { way: 'KILL to npm', signal: 'SIGKILL', to: 'command' },
] as const;

async function start(dataDirectory: string): Promise<Command> {
  const command = await startCommand('npm', ['start'], { directory: ROOT, dataDirectory });
  await command.printed(command.reader);
  return command;
}

for (const { way, signal, to } of WAYS) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  test(`${way} leaves no process and no port behind`, async ({}, info) => {
    const command = await start(info.outputPath('data'));
    expect(await command.portsAreFree()).toBe(false);
    command.signal(signal, to);
    await expect.poll(() => command.portsAreFree()).toBe(true);
    await expect.poll(() => command.isLeft()).toBe(false);
  });
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
test('when nothing changed, nothing is installed or built again', async ({}, info) => {
  const dataDirectory = info.outputPath('data');
  const command = await startCommand('npm', ['start'], { directory: ROOT, dataDirectory });
  const printed = await command.printed(command.reader);
  expect((await fetch(command.reader)).status).toBe(200);
  // A step that takes time says so.
  expect(printed).not.toContain('…');
  command.signal('SIGTERM', 'command');
  await expect.poll(() => command.isLeft()).toBe(false);
});
