import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from '../paths.mjs';
import { finished, startNode } from '../process/child.mjs';
import { Failure } from '../process/command.mjs';
import { progress } from '../progress.mjs';
import { hashSources } from './sources.mjs';

/** Everything that may change what is built. */
const SOURCES = [
  'server',
  'web',
  'docs',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
/** The hash of the sources that were built. */
const STAMP = join(DIST, 'sources');

/**
 * Builds the pages and the server into `dist` when their sources differ from those of the last build.
 * @returns {Promise<boolean>} whether it built
 * @throws {Failure} with all that the build printed, when it fails; the next command builds again
 */
export async function buildIfChanged() {
  const sources = hashSources(ROOT, SOURCES);
  if (lastBuilt() === sources) return false;
  // Without a stamp while it is being written, a half-written dist is never taken for a whole one.
  rmSync(STAMP, { force: true });
  await progress('Building pages and server', 'Built pages and server', build);
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, sources);
  return true;
}

/** @param {(note: string) => void} note */
async function build(note) {
  const child = startNode([join(import.meta.dirname, 'build-all.mjs')], {
    env: { ...process.env, NODE_ENV: 'production' },
    output: 'pipe',
  });
  child.on('message', message => note(String(message)));
  const { code, output } = await finished(child);
  if (code !== 0) throw new Failure(`The build failed:\n${output.trim()}`);
}

function lastBuilt() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
