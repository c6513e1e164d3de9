import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { serveBuilt } from './built.ts';
import type { Reader } from './handlers.ts';
import { loadSite } from './site.ts';

/** Beside the server's bundle, or where the build puts it when the server runs from its sources. */
const FOLDERS = [join(import.meta.dirname, '../web'), join(import.meta.dirname, '../../dist/web')];

/**
 * In production the built pages, out of memory; in development Vite in this very process. Rejects where nothing was built.
 * `folder` is where the build is, absolute.
 */
export async function createReader(
  config: Pick<Config, 'development' | 'origins'>,
  folder = FOLDERS.find(candidate => existsSync(join(candidate, 'index.html'))),
): Promise<Reader> {
  if (config.development) {
    const { createDevelopmentReader } = await import('./development.ts');
    return createDevelopmentReader(config.origins);
  }
  if (!folder) throw new Error('The pages are not built. Run “npm run build”, then start again.');
  return {
    request: serveBuilt(await loadSite(folder, config.origins), config.origins),
    close: async () => {},
  };
}
