import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { run } from '../process/child.mjs';
import { Failure } from '../process/failure.mjs';

/**
 * Runs npm with this very Node. npm's own file is run instead of `npm` or `npm.cmd`, because Node starts a `.cmd`
 * only through a shell (CVE-2024-27980).
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 * @throws {Failure} when npm is not found
 */
export function npm(args) {
  const file = [...candidates()].find(existsSync);
  if (file === undefined)
    throw new Failure('npm was not found beside Node or on PATH: install Node with npm.');
  return run(process.execPath, [file, ...args]);
}

/** Where `npm-cli.js` may be, the npm that runs us first. */
function* candidates() {
  const running = process.env.npm_execpath;
  if (running !== undefined && basename(running) === 'npm-cli.js') yield running;
  const inPackage = join('npm', 'bin', 'npm-cli.js');
  const beside = dirname(realpathSync(process.execPath));
  yield join(beside, 'node_modules', inPackage);
  yield join(beside, '..', 'lib', 'node_modules', inPackage);
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    yield join(folder, 'node_modules', inPackage);
    const link = join(folder, 'npm');
    if (process.platform !== 'win32' && existsSync(link)) {
      const target = realpathSync(link);
      if (basename(target) === 'npm-cli.js') yield target;
    }
  }
}
