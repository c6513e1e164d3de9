import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from '../install/install.mjs';
import { CACHE, ROOT, SERVER_BUNDLE } from '../paths.mjs';
import { buildIfChanged } from './build-if-changed.mjs';
import { FOR_NODE } from './for-node.mjs';

/**
 * Bundles programs of `e2e` as the server is bundled, so that nothing else differs and no loader runs in the measured
 * processes, and runs the first of them beside the built server, with the arguments of this command.
 * @param {string} main below `e2e`, without extension, as the others
 * @param {readonly string[]} others
 */
export async function runPrograms(main, ...others) {
  await install();
  await buildIfChanged();
  const folder = join(CACHE, dirname(main));
  // Imported only now: when the command starts, there may be no packages yet.
  const { build } = await import('esbuild');
  await build({
    entryPoints: [main, ...others].map(name => ({
      in: join(ROOT, 'e2e', `${name}.ts`),
      out: basename(name),
    })),
    outdir: folder,
    // Below node_modules no package.json says what .js would be.
    outExtension: { '.js': '.mjs' },
    ...FOR_NODE,
  });
  const { run } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  process.exitCode = (await run({ server: SERVER_BUNDLE, folder }, process.argv.slice(2))) ? 0 : 1;
}
