/** `npm run bench`: install and build what changed, then hold the lab against a bare Socket.IO server. */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from './build-if-changed.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { command } from './failure.mjs';
import { install } from './install.mjs';
import { interruptible } from './interruptible.mjs';
import { CACHE, ROOT, SERVER_BUNDLE } from './paths.mjs';

const SOURCES = join(ROOT, 'server', 'bench');
const PROGRAMS = join(CACHE, 'bench');

endWithNpm();
await command(() =>
  interruptible(async () => {
    await install();
    await buildIfChanged();
    await bundle();
    const { run } = await import(pathToFileURL(join(PROGRAMS, 'main.mjs')).href);
    const programs = { server: SERVER_BUNDLE, bench: PROGRAMS };
    process.exitCode = (await run(programs, process.argv.slice(2))) ? 0 : 1;
  }),
);

/** Built as the server is, so that nothing but the programs differs, and without a loader in the measured processes. */
async function bundle() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['main', 'client', 'bare', 'probe'].map(name => join(SOURCES, `${name}.ts`)),
    outdir: PROGRAMS,
    // Below node_modules no package.json says what .js would be.
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
}
