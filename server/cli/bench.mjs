/** `npm run bench`: install and build what changed, then hold the lab against a bare Socket.IO server. */
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

const PROGRAMS = join(CACHE, 'bench');

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    await buildIfChanged();
    await bundlePrograms(
      ['main', 'client', 'bare', 'probe'].map(name => `bench/${name}`),
      PROGRAMS,
    );
    const { run } = await import(pathToFileURL(join(PROGRAMS, 'main.mjs')).href);
    const programs = { server: SERVER_BUNDLE, bench: PROGRAMS };
    process.exitCode = (await run(programs, process.argv.slice(2))) ? 0 : 1;
  }),
);
