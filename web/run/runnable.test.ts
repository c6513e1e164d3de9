import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { EXPERIMENT_NAMES } from '../experiments/all.ts';
import { RUNNABLE_ORIGINS, type RunnableOf } from '../experiments/runnable.ts';
import { loadRunnable } from '../experiments/runnables.ts';
import type { Language } from '../language.ts';
import { codeOf, partsOf } from './code.ts';
import { CLAIMS, type Claim, casesOf, settingOf, textOf } from './testing/claims.ts';

const MAKERS = new Map(
  await Promise.all(EXPERIMENT_NAMES.map(async name => [name, await loadRunnable(name)] as const)),
);
const NAMES = EXPERIMENT_NAMES.filter(name => MAKERS.get(name));

const makerOf = (name: string) => MAKERS.get(name) as RunnableOf;

function settingAt(claim: Claim, language: Language) {
  return { ...settingOf(claim, language), origins: RUNNABLE_ORIGINS };
}

function filesOf(claim: Claim, language: Language) {
  return makerOf(claim.experiment)(partsOf(settingAt(claim, language)));
}

test('what a page and a server are enough for has files', () => {
  expect(EXPERIMENT_NAMES.filter(name => !NAMES.includes(name))).toEqual([
    'document-domain',
    'location-hash',
    'post-message',
    'proxy-websocket',
    'proxy',
    'window-name',
  ]);
});

describe.each(NAMES)('%s', name => {
  test.each(casesOf(name))('$name: both files parse, with no word of the other language', claim => {
    for (const language of ['zh', 'en'] as const) {
      const files = filesOf(claim, language);
      if (!('page' in files)) continue;
      const script = /<script>\n([\s\S]*)<\/script>\n<\/html>\n$/.exec(files.page)?.[1] ?? '';
      for (const code of [script, files.server]) expect(() => transformSync(code)).not.toThrow();
      expect(/\p{Script=Han}/u.test(files.page + files.server)).toBe(language === 'zh');
    }
  });

  test.each(casesOf(name))('$name: each line of the page is in its file as it stands', claim => {
    const files = filesOf(claim, 'en');
    if (!('page' in files)) return;
    const lines = textOf(codeOf(settingAt(claim, 'en')), 'page').split('\n');
    const page = files.page.replaceAll('\\x3c', '<');
    for (const line of lines) if (!isAnnotation(line)) expect(page).toContain(line.trim());
  });
});

/** What is said of repetitions or stands as three dots is written out in the file, and what is said in HTML by a comment of the script. */
function isAnnotation(line: string): boolean {
  return /^\/\/.*\btimes\b|^<!--|…/.test(line);
}

test('of the lessons’ panels, only what needs a certificate or sends nothing has no files', () => {
  const without = CLAIMS.filter(claim => NAMES.includes(claim.experiment)).flatMap(claim => {
    const files = filesOf(claim, 'en');
    return 'page' in files ? [] : [claim.name.replace(/^.*#/, '')];
  });
  expect(without.sort()).toEqual(
    [
      'mixed-loopback',
      'other-scheme',
      'port-to-port',
      'wss-trusted',
      'wss-untrusted',
      'same-company',
      'two-customers',
    ].sort(),
  );
});
