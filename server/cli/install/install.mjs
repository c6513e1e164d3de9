import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES, ROOT } from '../paths.mjs';
import { run } from '../process/child.mjs';
import { Failure } from '../process/command.mjs';
import { progress } from '../progress.mjs';
import { isInstalled } from './installed.mjs';

/** What npm says when the registry cannot be reached. */
const OFFLINE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;
/** Lines of npm's output that are shown when it fails for another reason. */
const SHOWN_LINES = 15;

/**
 * Installs exactly what the lock file says, when it is not installed yet for this platform.
 * @throws {Failure} when npm fails; the next command tries again
 */
export async function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  if (isInstalled(lock, recordOfNpm())) return;
  await progress('Installing packages', 'Installed packages', ci);
}

async function ci() {
  // --include=dev: NODE_ENV=production would leave out what builds the pages. The engines of tools alone must not
  // stop an installation: node-version.mjs has decided already.
  const { code, output } = await npm(
    'ci --include=dev --prefer-offline --no-engine-strict --loglevel=error'.split(' '),
  );
  if (code === 0) return;
  if (/spawn npm ENOENT/.test(output)) throw new Failure('npm was not found on PATH: install Node with npm.');
  const offline = OFFLINE.exec(output)?.[1];
  if (offline !== undefined) {
    throw new Failure(
      `The packages could not be fetched: the npm registry cannot be reached (${offline}). Connect to the network, or set npm_config_registry or npm_config_proxy, and run the command again.`,
    );
  }
  throw new Failure(`npm ci failed:\n${output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')}`);
}

/**
 * Runs the npm that runs us, with this very Node; without one, the npm on PATH. On Windows that is a `.cmd`, which Node
 * starts only through a shell (CVE-2024-27980).
 * @param {readonly string[]} args
 */
function npm(args) {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return run(process.execPath, [running, ...args]);
  return process.platform === 'win32'
    ? run(['npm', ...args].join(' '), [], { shell: true })
    : run('npm', args);
}

/** What npm itself has written of `node_modules`; undefined where nothing is installed. */
function recordOfNpm() {
  try {
    return readFileSync(join(NODE_MODULES, '.package-lock.json'), 'utf8');
  } catch {
    return undefined;
  }
}
