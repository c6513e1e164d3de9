import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserKind */

const ON_PATH = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};
const APPLICATIONS = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};
const PROGRAM_FILES = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/**
 * Browsers that the system has, in the order in which to try them.
 * @param {BrowserKind} kind
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string, exists?: (path: string) => boolean }} [system]
 * @returns {string[]} absolute paths of files that exist
 */
export function installedBrowsers(
  kind,
  { platform = process.platform, env = process.env, home = homedir(), exists = existsSync } = {},
) {
  return [...places()].filter(exists);

  function* places() {
    if (platform === 'win32') {
      for (const base of [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]) {
        if (base !== undefined) yield* PROGRAM_FILES[kind].map(file => `${base}\\${file}`);
      }
      return;
    }
    if (platform === 'darwin') {
      for (const base of ['/Applications', join(home, 'Applications')]) {
        yield* APPLICATIONS[kind].map(file => join(base, file));
      }
    }
    const folders = new Set(['/usr/bin', ...(env.PATH ?? '').split(delimiter).filter(Boolean)]);
    for (const name of ON_PATH[kind]) {
      for (const folder of folders) yield join(folder, name);
    }
  }
}
