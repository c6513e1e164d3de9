/** `npm run bench`: install and build what changed, then hold the lab against a bare Socket.IO server. */
import '../install/node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { bundlePrograms } from '../build/bundle-programs.mjs';
import { install } from '../install/install.mjs';
import { CACHE, SERVER_BUNDLE } from '../paths.mjs';
import { endWithNpm } from '../process/end-with-npm.mjs';
import { command } from '../process/failure.mjs';
import { interruptible } from '../process/interruptible.mjs';

const PROGRAMS = join(CACHE, 'bench');

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    await buildIfChanged();
    await bundlePrograms(['bench/main', 'bench/client', 'bench/bare', 'servers/probe'], PROGRAMS);
    const { run } = await import(pathToFileURL(join(PROGRAMS, 'main.mjs')).href);
    const programs = { server: SERVER_BUNDLE, bench: PROGRAMS };
    process.exitCode = (await run(programs, process.argv.slice(2))) ? 0 : 1;
  }),
);
