import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { EXPERIMENT_FOLDERS } from '../panels/experiment-files.ts';

/** In place of `panels/experiments.ts`, which reads them from their folder: the same, as imports. */
export const bundledExperiments: Plugin = {
  name: 'bundled-experiments',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]panels[\\/]experiments\.ts$/ }, () => {
      return { contents: all('EXPERIMENTS', 'index.ts') + all('PROCEDURES', 'procedure.ts'), loader: 'js' };
    });
  },
};

function all(as: string, file: string): string {
  const folders = [...EXPERIMENT_FOLDERS];
  const imports = folders.map(
    ([, folder], place) => `import ${as}${place} from ${JSON.stringify(join(folder, file))};\n`,
  );
  const entries = folders.map(([name], place) => `${JSON.stringify(name)}: ${as}${place}`);
  return `${imports.join('')}export const ${as} = { ${entries.join(', ')} };\n`;
}

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
    plugins: [bundledExperiments],
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote nothing');
  return file.text;
}
