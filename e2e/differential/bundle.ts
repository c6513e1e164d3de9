import { join } from 'node:path';
import { build } from 'esbuild';

/** `in-page.ts` with everything that it needs, as one script that leaves `runCases` in the window. */
export async function inPageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome123', 'firefox120'],
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote nothing');
  return file.text;
}
