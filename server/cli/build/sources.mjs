import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is known of one file: when its size and both times are as they were, so is its content.
 * @typedef {{ size: number, mtimeMs: number, ctimeMs: number, sha256: string }} Known
 * @typedef {Record<string, Known>} KnownFiles by path relative to the root, with forward slashes
 */

/** What cannot change a build. */
const IGNORED = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.[a-z]+$|\.tsbuildinfo$/;

/**
 * The content of a tree as one hash, and what makes the next look at it fast.
 * @param {string} root absolute
 * @param {readonly string[]} paths files and folders below it
 * @param {KnownFiles} known from the last look
 * @returns {{ hash: string, files: KnownFiles }} a path that does not exist counts as absent
 */
export function hashSources(root, paths, known) {
  /** @type {KnownFiles} */
  const files = {};
  for (const file of paths.flatMap(path => [...filesBelow(root, path)]).sort()) {
    const { size, mtimeMs, ctimeMs } = statSync(join(root, file));
    const before = known[file];
    const same = before?.size === size && before.mtimeMs === mtimeMs && before.ctimeMs === ctimeMs;
    files[file] = {
      size,
      mtimeMs,
      ctimeMs,
      sha256: same ? before.sha256 : sha256(readFileSync(join(root, file))),
    };
  }
  const listing = Object.entries(files).map(([file, { sha256 }]) => `${sha256} ${file}\n`);
  return { hash: sha256(listing.join('')), files };
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesBelow(root, path) {
  if (IGNORED.test(path)) return;
  const kind = statSync(join(root, path), { throwIfNoEntry: false });
  if (kind?.isFile()) yield path;
  if (!kind?.isDirectory()) return;
  for (const name of readdirSync(join(root, path))) yield* filesBelow(root, `${path}/${name}`);
}

/** @param {string | Uint8Array} data */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}
