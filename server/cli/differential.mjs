/** `npm run differential`: install and build what changed, find the browsers, then hold the rules against them. */
import './node-version.mjs';
import { join } from 'node:path';
import { findChromium, findFirefox } from './browsers.mjs';
import { buildIfChanged } from './build-if-changed.mjs';
import { finished, startNode } from './child.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { command, Failure } from './failure.mjs';
import { install } from './install.mjs';
import { interruptible } from './interruptible.mjs';
import { ROOT } from './paths.mjs';

endWithNpm();
await command(() =>
  interruptible(async () => {
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
  }),
);
