/**
 * The build itself, run as a child so that neither Vite nor esbuild stays in the memory of the server. Tells its
 * parent which part it is at.
 */
import { copyFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build as bundle } from 'esbuild';
import { createBuilder } from 'vite';
import { ROOT, SELF_CHECK_CLIENT, SERVER_BUNDLE, STAGE_SCRIPTS } from '../paths.mjs';
import { FOR_NODE } from './for-node.mjs';

try {
  process.send?.('pages');
  const builder = await createBuilder({ logLevel: 'warn' });
  await builder.buildApp();

  // Classic scripts, each with everything that it needs: a sandboxed page could load no module.
  await bundle({
    entryPoints: ['run', 'frame'].map(name => join(ROOT, 'web', 'stage', `${name}.ts`)),
    outdir: STAGE_SCRIPTS,
    bundle: true,
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    minify: true,
    logLevel: 'warning',
  });

  process.send?.('server');
  // The names of parts change with their content.
  await rm(dirname(SERVER_BUNDLE), { recursive: true, force: true });
  await bundle({
    entryPoints: [join(ROOT, 'server', 'main.ts')],
    outdir: dirname(SERVER_BUNDLE),
    // What `main.ts` imports only after its check stands in a file of its own.
    splitting: true,
    ...FOR_NODE,
  });
  // The server starts it in a thread, by its name beside the bundle.
  await copyFile(SELF_CHECK_CLIENT, join(dirname(SERVER_BUNDLE), basename(SELF_CHECK_CLIENT)));
} catch (error) {
  // What is wrong is in the sources and named by the message; a stack through the bundler would hide it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
