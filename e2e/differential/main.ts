/**
 * `npm run differential`: random cases over all knobs in real browsers, rule against browser. Run by the command, which has
 * built the app and found the browsers (CHROMIUM_PATH, FIREFOX_PATH).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type App, ROOT, startApp } from '../harness/app.ts';
import { openBarePage } from './bare/page.ts';
import { SETTINGS } from './bare/settings.ts';
import { type Driven, openCasePage } from './browsers.ts';
import { allBranches, Coverage } from './coverage.ts';
import { UNNOTICED_CHANGES } from './exempt.ts';
import { isForgottenPreflight } from './explained.ts';
import { WINDOW_FAMILIES } from './families.ts';
import { FOUND } from './found.ts';
import { FOUND_BARE, SLOW_BARE } from './found-bare.ts';
import { type Judged, mutationRun } from './mutants.ts';
import { reported } from './report.ts';
import { runKnown, type Subject, search } from './search.ts';
import { bareCalls, panels, rawHandshakes } from './subjects.ts';

/** How many cases of panels are drawn unless the command says otherwise. */
const CASES: Readonly<Record<Driven, number>> = { chromium: 5_000, firefox: 4_000 };
/** How many calls that no panel makes, of either browser in each setting. */
const BARE_CASES = 1_000;
/** How many cases that open windows, in Chromium alone: Firefox lets no page open one without a click. */
const WINDOW_CASES = 150;
/** How many handshakes that no browser sends. */
const RAW_CASES = 1_000;
const PATHS: Readonly<Record<Driven, string | undefined>> = {
  chromium: process.env.CHROMIUM_PATH,
  firefox: process.env.FIREFOX_PATH,
};
const HIGHEST_SEED = 2 ** 31 - 1;
/** Each branch of each rule must be taken so often. */
const LEAST_HITS = 20;
/** Where what is made on the way is left. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'cross-domain-lab', 'differential');

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true, default: ['chromium', 'firefox'] },
    cases: { type: 'string' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * HIGHEST_SEED)) },
  },
});
const seed = Number(values.seed);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const corpus: Judged[] = [];
const coverage = new Coverage();

/** @returns how many kinds of disagreement there are */
async function searchFor<C, R>(
  what: string,
  subject: Subject<C, R>,
  known: readonly C[],
  cases: number,
): Promise<number> {
  say(`${what}: ${cases} cases, seed ${seed}`);
  const found = await runKnown(subject, known, coverage);
  let told = 0;
  const drawn = await search(subject, {
    seed,
    cases,
    coverage,
    progress: done => {
      if (done - told < 500) return;
      told = done;
      say(`  ${done} of ${cases}`);
    },
  });
  for (const one of [...found.recorded, ...drawn.recorded]) corpus.push(rules => subject.compare(one, rules));
  const disagreements = [...found.disagreements, ...drawn.disagreements];
  const unexplained = disagreements.filter(one => !isForgottenPreflight(one, subject.browser));
  for (const disagreement of unexplained) say(reported(disagreement));
  const forgotten = disagreements.length - unexplained.length;
  say(`  ${unexplained.length} kinds of disagreement, and preflights forgotten ${forgotten} times`);
  return unexplained.length;
}

/** @returns how many kinds of disagreement there are in a browser; what is searched for has a page of its own each */
async function searchIn(browser: Driven, { origins }: App): Promise<number> {
  const path = PATHS[browser];
  const openPanels = () => openCasePage(browser, path, origins);
  let kinds = await using(openPanels, page => {
    const known = FOUND.map(found => found.case);
    return searchFor(browser, panels(page, origins), known, casesOf(CASES[browser]));
  });
  for (const setting of SETTINGS) {
    const what = `${browser}, calls that no panel makes, ${setting.what}`;
    kinds += await using(
      () => openBarePage(browser, path, setting),
      page => {
        const known = FOUND_BARE.map(found => found.case);
        // Once is enough, and Firefox knows no such time.
        if (browser === 'chromium' && setting === SETTINGS[0]) known.push(...SLOW_BARE);
        return searchFor(what, bareCalls(page), known, casesOf(BARE_CASES));
      },
    );
  }
  if (browser === 'chromium')
    kinds += await using(openPanels, page =>
      searchFor(`${browser}, in windows`, panels(page, origins, WINDOW_FAMILIES), [], WINDOW_CASES),
    );
  return kinds;
}

function casesOf(usual: number): number {
  return Number(values.cases ?? usual);
}

async function using<P extends { close(): Promise<void> }>(
  open: () => Promise<P>,
  use: (page: P) => Promise<number>,
): Promise<number> {
  const page = await open();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** @returns whether every change that no case noticed is on the list of those */
function tellUnnoticed(changes: readonly string[]): boolean {
  const unlisted = changes.filter(name => !UNNOTICED_CHANGES.has(name));
  say(`noticed by no case: ${changes.length}, of which ${changes.length - unlisted.length} are listed`);
  for (const name of unlisted) say(`  not listed: ${name}`);
  for (const name of UNNOTICED_CHANGES) if (!changes.includes(name)) say(`  listed in vain: ${name}`);
  return unlisted.length === 0;
}

let kinds = 0;
const app = await startApp();
try {
  kinds += await searchFor('handshakes that no browser sends', rawHandshakes(app.origins), [], RAW_CASES);
  for (const browser of values.browser) {
    if (browser !== 'chromium' && browser !== 'firefox')
      throw new Error(`--browser takes chromium or firefox, not ${browser}`);
    kinds += await searchIn(browser, app);
  }
} finally {
  await app.stop();
}

const branches = allBranches();
const rare = branches.filter(branch => coverage.hits(branch) < LEAST_HITS);
say(`${branches.length} branches, taken fewer than ${LEAST_HITS} times: ${rare.length}`);
for (const branch of rare) say(`  ${branch}, taken ${coverage.hits(branch)} times`);

await mkdir(FOLDER, { recursive: true });
const { mutants, survivors } = await mutationRun(corpus, FOLDER);
say(`${mutants} changes of the rules`);
const held = tellUnnoticed(survivors);
process.exitCode = kinds === 0 && rare.length === 0 && held ? 0 : 1;
