import { expect, test } from 'vitest';
import { installedBrowsers } from './browser-places.mjs';

/** @type {{ of: string, kind: import('./browser-places.mjs').BrowserKind, platform: NodeJS.Platform, env: Record<string, string>, there: string }[]} */
const CASES = [
  { of: 'Debian', kind: 'chromium', platform: 'linux', env: {}, there: '/usr/bin/chromium' },
  { of: 'PATH', kind: 'chromium', platform: 'linux', env: { PATH: '/opt/x' }, there: '/opt/x/google-chrome' },
  { of: 'Debian', kind: 'firefox', platform: 'linux', env: {}, there: '/usr/bin/firefox-esr' },
  {
    of: 'macOS',
    kind: 'chromium',
    platform: 'darwin',
    env: {},
    there: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  },
  {
    of: "a person's own folder",
    kind: 'firefox',
    platform: 'darwin',
    env: {},
    there: '/home/me/Applications/Firefox.app/Contents/MacOS/firefox',
  },
  {
    of: 'Windows',
    kind: 'chromium',
    platform: 'win32',
    env: { ProgramFiles: 'C:\\Program Files' },
    there: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  },
];

test.each(CASES)('$kind by $of', ({ kind, platform, env, there }) => {
  const exists = /** @param {string} path */ path => path === there;
  expect(installedBrowsers(kind, { platform, env, home: '/home/me', exists })).toEqual([there]);
});

test('nothing there, nothing found', () => {
  expect(installedBrowsers('chromium', { platform: 'win32', env: {}, exists: () => false })).toEqual([]);
});
