import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES, ROOT } from '../paths.mjs';
import { Failure } from '../process/failure.mjs';
import { progress } from '../progress.mjs';
import { isInstalled } from './installed.mjs';
import { npm } from './npm.mjs';

const STAMP = join(NODE_MODULES, '.cross-domain-lab');
/** What npm says when the registry cannot be reached. */
const OFFLINE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;
/** Lines of npm's output that are shown when it fails for another reason. */
const SHOWN_LINES = 15;

/**
 * Installs exactly what the lock file says, when it is not installed yet for this Node and platform.
 * @throws {Failure} when npm fails; nothing is stamped then, so the next command tries again
 */
export async function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const stamp = [
    createHash('sha256').update(lock).digest('hex'),
    process.versions.node.split('.')[0],
    process.platform,
    process.arch,
  ].join(' ');
  if (read(STAMP) === stamp) return;
  if (!isInstalled(lock, read(join(NODE_MODULES, '.package-lock.json')))) {
    await progress('Installing packages', 'Installed packages', ci);
  }
  writeFileSync(STAMP, stamp);
}

async function ci() {
  // --include=dev: NODE_ENV=production would leave out what builds the pages. The engines of tools alone must not
  // stop an installation: node-version.mjs has decided already.
  const { code, output } = await npm([
    'ci',
    '--include=dev',
    '--prefer-offline',
    '--no-engine-strict',
    '--loglevel=error',
  ]);
  if (code === 0) return;
  const offline = OFFLINE.exec(output)?.[1];
  if (offline !== undefined) {
    throw new Failure(
      `The packages could not be fetched: the npm registry cannot be reached (${offline}). Connect to the network, or set npm_config_registry or npm_config_proxy, and run the command again.`,
    );
  }
  throw new Failure(`npm ci failed:\n${output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')}`);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
