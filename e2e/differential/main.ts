/**
 * `npm run differential`: random cases over all knobs in real browsers, rule against browser. Run by the command, which has
 * built the app and found the browsers (CHROMIUM_PATH, FIREFOX_PATH).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, startApp } from '../harness/app.ts';
import { type Driven, openCasePage } from './browsers.ts';
import { FAMILIES } from './families.ts';
import { type Corpus, mutationRun } from './mutants.ts';
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

const corpora: Corpus[] = [];

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
    corpora.push({ origins: app.origins, browser, recorded: outcome.recorded });
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

await mkdir(FOLDER, { recursive: true });
const { mutants, survivors } = await mutationRun(corpora, FOLDER);
say(`${mutants} changed steps, ${survivors.length} of which no case noticed`);
for (const { id, passed, cases } of survivors)
  say(`  ${id}, always ${passed ? 'passing' : 'failing'} (${cases} cases took the other way)`);
ok &&= survivors.length === 0;
process.exitCode = ok ? 0 : 1;
