import { existsSync } from 'node:fs';
import { ROOT } from '../paths.mjs';
import { run } from '../process/child.mjs';
import { Failure } from '../process/command.mjs';
import { progress } from '../progress.mjs';
import { checkBrowser } from './browser-check.mjs';
import { installedBrowsers } from './browser-places.mjs';

/** @typedef {import('./browser-places.mjs').BrowserKind} BrowserKind */
/** @typedef {{ path: string | undefined, version: string }} Found `path` is undefined for Playwright's own */

const VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };
const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };
/** Downloads may be slow, but not endless; milliseconds. */
const INSTALL_MS = 300_000;

/**
 * The Chromium to test with: what CHROMIUM_PATH names, else what the system has, else Playwright's own, else a newly
 * installed one.
 * @returns {Promise<Found>}
 * @throws {Failure} saying what was tried and what to do
 */
export async function findChromium() {
  /** @type {string[]} */
  const tried = [];
  const found =
    (await named('chromium')) ??
    (await onSystem('chromium', tried)) ??
    (await playwrightsOwn(tried)) ??
    (await download(tried)) ??
    (await fromDebian('chromium', tried));
  if (found !== undefined) return found;
  throw new Failure(
    `No Chromium that starts was found. Tried:\n${tried.map(line => `  ${line}`).join('\n')}\nInstall Chromium or Chrome, or set CHROMIUM_PATH to its program, and run npm test again.`,
  );
}

/**
 * The Firefox to test with. Only `install` lets it be installed, because a system's Firefox is driven as it is and
 * its absence is a skip for a person, but not for CI.
 * @param {{ install: boolean }} options
 * @returns {Promise<Found | { missing: string }>} `missing` gives the reason
 */
export async function findFirefox({ install }) {
  /** @type {string[]} */
  const tried = [];
  const found =
    (await named('firefox')) ??
    (await onSystem('firefox', tried)) ??
    (install ? await fromDebian('firefox', tried) : undefined);
  return found ?? { missing: `${tried.join('; ')}: install Firefox, or set FIREFOX_PATH to its program` };
}

/** @param {BrowserKind} kind */
async function named(kind) {
  const path = process.env[VARIABLE[kind]];
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path)) throw new Failure(`${VARIABLE[kind]} holds "${path}", which does not exist.`);
  const checked = await checkBrowser(kind, path);
  if ('version' in checked) return checked;
  throw new Failure(`${VARIABLE[kind]} holds "${path}", which does not start: ${checked.problem}`);
}

/**
 * @param {BrowserKind} kind
 * @param {string[]} tried
 */
async function onSystem(kind, tried) {
  const paths = installedBrowsers(kind);
  if (paths.length === 0) tried.push(`no ${kind} in the usual places or on PATH`);
  for (const path of paths) {
    const checked = await checkBrowser(kind, path);
    if ('version' in checked) return checked;
    tried.push(`${path}: ${checked.problem}`);
  }
  return undefined;
}

/** @param {string[]} tried */
async function playwrightsOwn(tried) {
  const checked = await checkBrowser('chromium', undefined);
  if ('version' in checked) return checked;
  tried.push(`Playwright's own: ${checked.problem}`);
  return undefined;
}

/** @param {string[]} tried */
async function download(tried) {
  const cli = `${ROOT}/node_modules/playwright/cli.js`;
  const args = [cli, 'install', 'chromium', '--only-shell'];
  const { code } = await progress("Downloading Playwright's Chromium", "Tried Playwright's Chromium", () =>
    run(process.execPath, args, { timeoutMs: INSTALL_MS }),
  );
  if (code === 0) return playwrightsOwn(tried);
  tried.push('npx playwright install chromium: the download failed');
  return undefined;
}

/**
 * @param {BrowserKind} kind
 * @param {string[]} tried
 */
async function fromDebian(kind, tried) {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  const name = DEBIAN_PACKAGE[kind];
  if (process.getuid?.() !== 0) {
    tried.push(`apt-get install ${name}: only root may`);
    return undefined;
  }
  const { code } = await progress(`Installing ${name}`, `Tried apt-get install ${name}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { env, timeoutMs: INSTALL_MS };
    await run('apt-get', ['-qq', 'update'], options);
    return run('apt-get', ['-qq', 'install', '--yes', '--no-install-recommends', name], options);
  });
  if (code === 0) return onSystem(kind, tried);
  tried.push(`apt-get install ${name}: failed`);
  return undefined;
}
