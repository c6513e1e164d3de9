import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../paths.mjs';

/**
 * Builds programs as the server is built, so that nothing else differs, and without a loader in the measured processes.
 * @param {readonly string[]} names below `e2e`, without extension
 * @param {string} outdir
 */
export async function bundlePrograms(names, outdir) {
  await build({
    entryPoints: names.map(name => ({ in: join(ROOT, 'e2e', `${name}.ts`), out: basename(name) })),
    outdir,
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
