import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/app.ts';

const FOLDER = join(ROOT, 'web', 'experiments');

/** The folder of every experiment by its name, found by its path, as `web/experiments/all.ts` finds them in Vite. */
export const EXPERIMENT_FOLDERS: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => /^[^\\/]+[\\/]index\.ts$/.test(file))
    .sort()
    .map(file => file.split(/[\\/]/)[0] ?? file)
    .map(name => [name, join(FOLDER, name)]),
);
