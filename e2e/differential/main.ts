/**
 * `npm run differential`: random cases over all knobs in real browsers, rule against browser. Run by the command, which has
 * built the app and found the browsers (CHROMIUM_PATH, FIREFOX_PATH).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, startApp } from '../harness/app.ts';
import { type Driven, openCasePage } from './browsers.ts';
import { FAMILIES } from './families.ts';
import { reported } from './report.ts';
import { type Outcome, search } from './search.ts';

/** How many cases are drawn unless the command says otherwise. */
const CASES: Readonly<Record<Driven, number>> = { chromium: 3_000, firefox: 1_000 };
const PATHS: Readonly<Record<Driven, string | undefined>> = {
  chromium: process.env.CHROMIUM_PATH,
  firefox: process.env.FIREFOX_PATH,
};
const HIGHEST_SEED = 2 ** 31 - 1;
/** Each branch of each rule must be taken so often. */
const LEAST_HITS = 20;
/** Where the recorded cases are left for `mutants.ts`. */
const CORPUS = join(ROOT, 'node_modules', '.cache', 'cross-domain-lab', 'differential');

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

async function searchIn(browser: Driven): Promise<Outcome> {
  const cases = Number(values.cases ?? CASES[browser]);
  const app = await startApp();
  const page = await openCasePage(browser, PATHS[browser], app.origins);
  try {
    say(`${browser}: ${cases} cases, seed ${seed}`);
    let told = 0;
    const outcome = await search(page, {
      seed,
      cases,
      families: FAMILIES,
      origins: app.origins,
      progress: done => {
        if (done - told < 500) return;
        told = done;
        say(`  ${done} of ${cases}`);
      },
    });
    await mkdir(CORPUS, { recursive: true });
    const corpus = { origins: app.origins, browser, recorded: outcome.recorded };
    await writeFile(join(CORPUS, `${browser}.json`), JSON.stringify(corpus));
    return outcome;
  } finally {
    await page.close();
    await app.stop();
  }
}

let ok = true;
for (const browser of values.browser) {
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new Error(`--browser takes chromium or firefox, not ${browser}`);
  const { disagreements, coverage } = await searchIn(browser);
  const rare = coverage.rarest.filter(([, hits]) => hits < LEAST_HITS);
  if (rare.length > 0)
    say(
      `  branches taken fewer than ${LEAST_HITS} times: ${rare.map(([branch, hits]) => `${branch} (${hits})`).join(', ')}`,
    );
  for (const disagreement of disagreements) say(reported(disagreement));
  say(`  ${disagreements.length} kinds of disagreement, ${coverage.rarest.length} branches taken`);
  ok &&= disagreements.length === 0;
}
process.exitCode = ok ? 0 : 1;
