/** `npm run bench:web`: install and build what changed, find Chromium, then hold the pages against other generators' of the same lessons. */
import '../install/node-version.mjs';
import { join } from 'node:path';
import { findChromium } from '../browsers/browsers.mjs';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { install } from '../install/install.mjs';
import { ROOT } from '../paths.mjs';
import { finished, startNode } from '../process/child.mjs';
import { command } from '../process/command.mjs';

await command(async () => {
  await install();
  await buildIfChanged();
  const { path } = await findChromium();
  const program = join(ROOT, 'e2e', 'bench', 'web', 'main.ts');
  const child = startNode(['--import', 'tsx', program, ...process.argv.slice(2)], {
    env: { ...process.env, CHROMIUM_PATH: path },
  });
  const { code } = await finished(child);
  process.exitCode = code ?? 1;
});
