/** `npm run abuse`: install and build what changed, then attack the lab beside a stock Socket.IO server. */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from './build-if-changed.mjs';
import { bundlePrograms } from './bundle-programs.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { command } from './failure.mjs';
import { install } from './install.mjs';
import { interruptible } from './interruptible.mjs';
import { CACHE, SERVER_BUNDLE } from './paths.mjs';

const PROGRAMS = join(CACHE, 'abuse');

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    await buildIfChanged();
    await bundlePrograms(['abuse/main', 'abuse/stock', 'abuse/flood-client', 'bench/probe'], PROGRAMS);
    const { run } = await import(pathToFileURL(join(PROGRAMS, 'main.mjs')).href);
    const programs = { server: SERVER_BUNDLE, bench: PROGRAMS };
    process.exitCode = (await run(programs, process.argv.slice(2))) ? 0 : 1;
  }),
);
