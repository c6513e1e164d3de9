import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../paths.mjs';
import { run } from '../process/child.mjs';

/** @typedef {import('./browser-places.mjs').BrowserKind} BrowserKind */
/** @typedef {{ path: string | undefined, version: string } | { path: string | undefined, problem: string }} Checked */

const MEMORY = join(CACHE, 'browsers.json');
/** A cold start on a busy machine takes seconds. */
const START_MS = 60_000;

/**
 * Whether a browser really starts. An answer is remembered while its file stays as it is.
 * @param {BrowserKind} kind
 * @param {string | undefined} path undefined for Playwright's own
 * @returns {Promise<Checked>}
 */
export async function checkBrowser(kind, path) {
  const key = [kind, ...identity(path)].join(' ');
  const memory = remembered();
  const known = memory[key];
  if (path !== undefined && known !== undefined) return { path, version: known };

  const probe = join(import.meta.dirname, 'browser-probe.mjs');
  const args = path === undefined ? [probe, kind] : [probe, kind, path];
  const { code, output } = await run(process.execPath, args, { timeoutMs: START_MS });
  const version = output.trim();
  if (code !== 0) return { path, problem: firstLine(version) };
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(MEMORY, JSON.stringify({ ...memory, [key]: version }));
  return { path, version };
}

/** @param {string | undefined} path */
function identity(path) {
  const file = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  return [path, file?.size, file?.mtimeMs];
}

/** @returns {Record<string, string>} */
function remembered() {
  try {
    return JSON.parse(readFileSync(MEMORY, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {string} message of an error; only its first line is a sentence */
function firstLine(message) {
  return message.split('\n', 1)[0] || 'it did not end in time';
}
