/** `npm run differential`: install and build what changed, find the browsers, then hold the rules against them. */
import '../install/node-version.mjs';
import { join } from 'node:path';
import { findChromium, findFirefox } from '../browsers/browsers.mjs';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { install } from '../install/install.mjs';
import { ROOT } from '../paths.mjs';
import { finished, startNode } from '../process/child.mjs';
import { command, Failure } from '../process/command.mjs';

await command(async () => {
  await install();
  await buildIfChanged();
  const chromium = await findChromium();
  const firefox = await findFirefox({ install: false });
  if ('missing' in firefox) throw new Failure(`No Firefox: ${firefox.missing}`);
  const program = join(ROOT, 'e2e', 'differential', 'main.ts');
  const child = startNode(['--import', 'tsx', program, ...process.argv.slice(2)], {
    env: { ...process.env, CHROMIUM_PATH: chromium.path, FIREFOX_PATH: firefox.path },
  });
  const { code } = await finished(child);
  process.exitCode = code ?? 1;
});
