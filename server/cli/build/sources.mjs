import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What cannot change a build. */
const IGNORED = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.[a-z]+$|\.tsbuildinfo$/;

/**
 * The names and contents of files as one hash.
 * @param {string} root absolute
 * @param {readonly string[]} paths files and folders below it; one that does not exist counts as absent
 * @returns {string}
 */
export function hashSources(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(path => [...filesBelow(root, path)])) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * In an order that does not depend on the file system.
 * @param {string} root
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesBelow(root, path) {
  if (IGNORED.test(path)) return;
  const kind = statSync(join(root, path), { throwIfNoEntry: false });
  if (kind?.isFile()) yield path;
  if (!kind?.isDirectory()) return;
  for (const name of readdirSync(join(root, path)).sort()) yield* filesBelow(root, `${path}/${name}`);
}
