import { build } from 'esbuild';

/**
 * A file with everything that it needs, as one script for a page.
 * @param entry its path; what it leaves for others, it leaves in the window
 */
export async function inPageScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
