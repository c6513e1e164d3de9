/**
 * `npm test`: install, find the browsers, then every check. `node server/cli/commands/test.mjs <check> …` runs one, and passes
 * the rest on to its runner: `test.mjs unit server/wire`, `test.mjs e2e --grep link`.
 */
import '../install/node-version.mjs';
import { findChromium, findFirefox } from '../browsers/browsers.mjs';
import { install } from '../install/install.mjs';
import { command, Failure } from '../process/command.mjs';
import * as checks from '../test/checks.mjs';
import { summary } from '../test/results.mjs';

/** @typedef {import('../test/results.mjs').Tally} Tally */

const [only, ...more] = process.argv.slice(2);
const ci = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';

/** @type {Readonly<Record<string, () => Promise<Tally>>>} */
const NEED_NO_BUILD = {
  types: () => check('type check', checks.typeCheck),
  lint: () => check('lint', checks.lint),
  'dead-code': () => check('dead code', checks.deadCode),
  unit: () => check('unit', checks.unit),
};

await command(async () => {
  await install();
  const { lines, ok } = summary(await run(only), { ci });
  process.stdout.write(`\n${lines.join('\n')}\n`);
  process.exitCode = ok ? 0 : 1;
});

/**
 * @param {string | undefined} name of one check; without one, all run
 * @returns {Promise<Tally[]>}
 */
async function run(name) {
  if (name === undefined) return withBuild(Object.values(NEED_NO_BUILD));
  if (name === 'e2e') return withBuild([]);
  const one = NEED_NO_BUILD[name];
  if (one) return [await one()];
  throw new Failure(
    `There is no check "${name}"; there are ${Object.keys(NEED_NO_BUILD).join(', ')} and e2e.`,
  );
}

/**
 * The end-to-end tests, and the build beside what needs none: two cores are the least that is common.
 * @param {readonly (() => Promise<Tally>)[]} others
 */
async function withBuild(others) {
  const browsers = await findBrowsers();
  const [built, tallies] = await Promise.all([check('build', checks.build), inTurn(others)]);
  // Without a build the end-to-end tests would judge an older one.
  const judged = built.failed > 0 ? [] : [await check('end-to-end', checks.endToEnd(browsers))];
  return [built, ...tallies, ...judged];
}

/** @returns {Promise<NodeJS.ProcessEnv>} variables for playwright.config.ts */
async function findBrowsers() {
  const chromium = await findChromium();
  const firefox = await findFirefox({ install: ci });
  process.stdout.write(`Chromium ${chromium.version}: ${chromium.path ?? "Playwright's own"}\n`);
  if ('missing' in firefox) {
    process.stdout.write(`No Firefox: ${firefox.missing}\n`);
    return { CHROMIUM_PATH: chromium.path, FIREFOX_MISSING: firefox.missing };
  }
  process.stdout.write(`Firefox ${firefox.version}: ${firefox.path}\n`);
  return { CHROMIUM_PATH: chromium.path, FIREFOX_PATH: firefox.path };
}

/**
 * Runs one check, says how it went, and shows what it printed when it failed.
 * @param {string} name
 * @param {(more: readonly string[]) => Promise<import('../test/checks.mjs').Checked>} work
 * @returns {Promise<Tally>}
 */
async function check(name, work) {
  const start = performance.now();
  const { tally, output } = await work(more);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (tally.failed > 0) process.stdout.write(`${output.trimEnd()}\n`);
  const counts = `${tally.passed} passed, ${tally.failed} failed`;
  process.stdout.write(`${tally.failed > 0 ? 'FAILED' : 'ok'}: ${name}: ${counts} (${seconds} s)\n`);
  return tally;
}

/**
 * @template T
 * @param {readonly (() => Promise<T>)[]} works
 * @returns {Promise<T[]>}
 */
async function inTurn(works) {
  const results = [];
  for (const work of works) results.push(await work());
  return results;
}
