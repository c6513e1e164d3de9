import { build, type Plugin } from 'esbuild';
import { EXPERIMENT_FILES } from '../panels/experiment-files.ts';

/** In place of `panels/experiments.ts`, which reads them from their folder: the same, as imports. */
export const bundledExperiments: Plugin = {
  name: 'bundled-experiments',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]panels[\\/]experiments\.ts$/ }, () => {
      const files = [...EXPERIMENT_FILES].map(([name, file]) => [JSON.stringify(name), JSON.stringify(file)]);
      return {
        contents: [
          ...files.map(([, file], place) => `import experiment${place} from ${file};`),
          `export const EXPERIMENTS = { ${files.map(([name], place) => `${name}: experiment${place}`).join(', ')} };`,
        ].join('\n'),
        loader: 'js',
      };
    });
  },
};

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
