import { expect, test } from 'vitest';
import type { RuleBrowser } from '../core/browser.ts';
import type { Field } from '../core/exchange.ts';
import { A, answer, call, client, walk } from '../testing/fetch.ts';
import { NOTHING_REMEMBERED } from './memory.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
/** Milliseconds between the two calls. */
const PAUSE = 1200;
const DAY = 86_400;
/** A date so many seconds from now. */
const from = (seconds: number) => new Date(NOW + seconds * 1000).toUTCString();
const OLD = `Last-Modified: ${from(-100 * DAY)}`;

function fieldsOf(lines: readonly string[]): readonly Field[] {
  return lines.map(line => {
    const [name = '', ...value] = line.split(': ');
    return { name, value: value.join(': ') };
  });
}

/** Whether the second of two calls is answered from the cache. */
function isCached(browser: RuleBrowser, lines: readonly string[], status: number): boolean {
  const asked = call({ url: `${A}/x` });
  const first = answer(fieldsOf(lines), status, NOW);
  const { memory } = walk(asked, client({ browser }), [first], NOTHING_REMEMBERED, NOW);
  return walk(asked, client({ browser }), [], memory, NOW + PAUSE).sent.length === 0;
}

/** As measured: in Chromium 156, in Firefox 153. */
test.each<[string, boolean, boolean, number?]>([
  ['', false, false],
  [`Expires: ${from(60)}`, true, true],
  [`Expires: ${from(60)}|Date: ${from(0)}`, true, true],
  [`Expires: ${from(60)}|Date: ${from(-30)}`, true, true],
  [`Expires: ${from(60)}|Date: ${from(300)}`, false, false],
  [`Expires: ${from(-60)}`, false, false],
  [`Expires: ${from(-60)}|${OLD}`, false, false],
  [`Expires: ${from(60)}|Expires: ${from(-60)}`, true, true],
  [`Expires: ${from(-60)}|Expires: ${from(60)}`, false, false],
  ['Expires: Friday, 31-Dec-99 23:59:59 GMT', false, false],
  ['Expires: Fri Dec 31 23:59:59 2100', true, true],
  ['Expires: 0', false, false],
  [`Expires: 0|${OLD}`, false, false],
  [`Expires: junk|${OLD}`, true, false],
  [`Expires: -1|${OLD}`, true, false],
  [`Cache-Control: max-age=60|Expires: ${from(-60)}`, true, true],
  [`Cache-Control: max-age=0|Expires: ${from(60)}`, false, false],
  ['Cache-Control: max-age=60|Age: 30', true, true],
  ['Cache-Control: max-age=60|Age: 90', false, false],
  ['Cache-Control: max-age=60|Age: 90, 5', false, false],
  ['Cache-Control: max-age=60|Age: 5|Age: 90', true, true],
  ['Cache-Control: max-age=60|Age: 9x', true, true],
  [`Expires: ${from(60)}|Age: 30`, true, true],
  [`Expires: ${from(60)}|Age: 90`, false, false],
  [`Cache-Control: max-age=60|Date: ${from(-90)}`, false, false],
  [`Cache-Control: max-age=60|Date: ${from(-40)}|Age: 30`, true, true],
  [`Cache-Control: max-age=60|Date: ${from(90)}`, true, true],
  ['Cache-Control: max-age=60|Date: junk', true, true],
  ['Pragma: no-cache|Cache-Control: max-age=60', false, false],
  ['Pragma: x, No-Cache|Cache-Control: max-age=60', false, false],
  [`Pragma: no-cache|Expires: ${from(60)}`, false, false],
  [`Pragma: no-cache|${OLD}`, false, false],
  ['Pragma: no-cachex|Cache-Control: max-age=60', true, true],
  ['Pragma: no-cache=a|Cache-Control: max-age=60', true, true],
  [OLD, true, true],
  [`${OLD}|Age: 90`, true, true],
  [`${OLD}|Age: 900000`, false, false],
  [`${OLD}|Cache-Control: private`, true, true],
  [`${OLD}|Cache-Control: no-cache`, false, false],
  [`${OLD}|Cache-Control: must-revalidate`, false, true],
  [`Last-Modified: ${from(-1000 * DAY)}|Age: 500000`, true, true],
  [`Last-Modified: ${from(-1000 * DAY)}|Age: 700000`, true, false],
  [`Last-Modified: ${from(-5)}`, false, false],
  [`Last-Modified: ${from(-100)}`, true, true],
  [`Last-Modified: ${from(100 * DAY)}`, false, false],
  [`Last-Modified: ${from(-100)}|Date: ${from(-100 * DAY)}`, false, false],
  ['Last-Modified: junk', false, false],
  ['Cache-Control: MAX-AGE=60', true, true],
  ['Cache-Control: max-age="60"', false, false],
  ['Cache-Control: max-age=+60', false, false],
  ['Cache-Control: max-age=60x', false, true],
  ['Cache-Control: max-age = 60', false, true],
  ['Cache-Control: max-age=0, max-age=60', false, true],
  ['Cache-Control: max-age=60, max-age=0', true, false],
  ['Cache-Control: max-age=60|Cache-Control: max-age=0', true, false],
  ['Cache-Control: max-age=60, no-cache="x-lab"', true, false],
  [`Cache-Control: max-age=-1|${OLD}`, true, true],
  [`Cache-Control: max-age=abc|Expires: ${from(60)}`, true, true],
  ['Cache-Control: s-maxage=60', false, false],
  ['Cache-Control: s-maxage=0, max-age=60', true, true],
  ['Cache-Control: immutable', false, false],
  [OLD, true, true, 203],
  [OLD, false, true, 204],
  [OLD, false, false, 404],
  [`Expires: ${from(60)}`, true, false, 404],
  [`Expires: ${from(60)}`, false, false, 401],
  [`Expires: ${from(60)}`, true, true, 410],
  ['', true, true, 410],
  [OLD, true, true, 410],
  ['', true, false, 300],
])('%s: %s in Chromium, %s in Firefox', (lines, chromium, firefox, status = 200) => {
  const head = lines === '' ? [] : lines.split('|');
  expect([isCached('chromium', head, status), isCached('firefox', head, status)]).toEqual([
    chromium,
    firefox,
  ]);
});

/** RFC 9111 leaves every guess to the browser: of one that nobody measured, nothing is known. */
test.each<[string, boolean]>([
  [`Expires: ${from(60)}`, true],
  [`Expires: junk|${OLD}`, false],
  [OLD, false],
  ['Cache-Control: max-age=60', true],
])('%s: %s in a browser that nobody measured', (lines, cached) => {
  expect(isCached('unknown', lines.split('|'), 200)).toBe(cached);
});
