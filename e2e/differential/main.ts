/**
 * `npm run differential`: random cases over all knobs in real browsers, rule against browser. Run by the command, which has
 * built the app and found the browsers (CHROMIUM_PATH, FIREFOX_PATH).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMeasured, MEASURED_BROWSERS } from '../../web/rules/core/browser.ts';
import { ROOT, startApp } from '../harness/app.ts';
import { conclude } from './command/conclude.ts';
import { Ledger } from './command/ledger.ts';
import { type Part, type Plan, planOf } from './command/parts.ts';
import { EQUIVALENT_MUTANTS } from './mutants/equivalent.ts';
import { mutationRun } from './mutants/mutants.ts';
import { allBranches } from './search/coverage.ts';

const HIGHEST_SEED = 2 ** 31 - 1;
/** Each branch of each rule must be taken so often. */
const LEAST_HITS = 20;
/** Of all the time, how much is for drawing of everything, and how much then for what was rare; the rest is for changing the rules. */
const SHARES = { everything: 0.45, rare: 0.4 };
/** Below so many minutes, cases that take minutes are left out. */
const SLOW_MINUTES = 4;
/** Where what is made on the way is left. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'cross-domain-lab', 'differential');

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true, default: [...MEASURED_BROWSERS] },
    cases: { type: 'string' },
    minutes: { type: 'string', default: '15' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * HIGHEST_SEED)) },
  },
});
const seed = numberOf('seed', values.seed);
const minutes = numberOf('minutes', values.minutes);
const cases = values.cases === undefined ? undefined : numberOf('cases', values.cases);
const browsers = values.browser.map(name => {
  if (isMeasured(name)) return name;
  throw new Error(`--browser takes ${MEASURED_BROWSERS.join(' or ')}, not ${name}`);
});

function numberOf(name: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a number, not ${text}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const started = performance.now();
const everythingUntil = started + minutes * 60_000 * SHARES.everything;
const drawUntil = everythingUntil + minutes * 60_000 * SHARES.rare;
const ledger = new Ledger(await allBranches(), LEAST_HITS, say);

/** How a part is run: with how many cases, in which share of the time that is left. */
interface Lot {
  readonly seed: number;
  readonly cases: number;
  readonly share: number;
  readonly known: boolean;
  readonly only?: ReadonlySet<number>;
}

async function run(part: Part, end: number, { known, share, ...drawing }: Lot): Promise<void> {
  const now = performance.now();
  let told = 0;
  const progress = (done: number) => {
    if (done - told < 500) return;
    told = done;
    say(`  ${done} of ${drawing.cases}`);
  };
  const until = now + Math.max(0, end - now) * share;
  const outcome = await part.run({ ...drawing, until, ...(known && { knownUntil: drawUntil }), progress });
  ledger.take(part, outcome, drawing.cases);
}

/** Each part once, what is known before what is drawn; then those again that reach what was seldom reached. */
async function searchAll({ parts, slow }: Plan): Promise<void> {
  const waiting = minutes < SLOW_MINUTES ? [] : slow;
  const late = Promise.all(
    waiting.map(part => run(part, everythingUntil, { seed, cases: 0, share: 0, known: true })),
  );
  late.catch(() => {}); // it is thrown where it is waited for
  const countOf = (part: Part) => cases ?? part.cases;
  const costOf = (part: Part) => countOf(part) * part.cost;
  for (const [place, part] of parts.entries()) {
    // Another for each: with one seed, all settings of a browser would draw the same.
    const own = seed + place;
    say(`${part.what}: ${countOf(part)} cases, seed ${own}`);
    const left = parts.slice(place).reduce((sum, each) => sum + costOf(each), 0);
    await run(part, everythingUntil, {
      seed: own,
      cases: countOf(part),
      share: costOf(part) / left,
      known: true,
    });
  }
  await late;
  for (let round = 1; performance.now() < drawUntil; round++) {
    const further = ledger.further();
    if (further.length === 0) break;
    for (const [place, { part, ...drawing }] of further.entries()) {
      say(`${part.what}: ${drawing.cases} more cases for what is rare, seed ${seed + round}`);
      const share = 1 / (further.length - place);
      await run(part, drawUntil, { ...drawing, seed: seed + round, share, known: false });
    }
  }
}

const app = await startApp();
try {
  const plan = planOf(app, browsers);
  ledger.cover(plan);
  await searchAll(plan);
} finally {
  await app.stop();
}
say(`the rarest of ${ledger.branches} branches: ${ledger.rarest(10)}`);

await mkdir(FOLDER, { recursive: true });
const { mutants, survivors, untried } = await mutationRun(ledger.corpus, FOLDER, started + minutes * 60_000);
const unnoticed = survivors.filter(name => !EQUIVALENT_MUTANTS.has(name));
say(
  `${mutants} changes of the rules; no case notices ${survivors.length}, of which ${survivors.length - unnoticed.length} are listed as such`,
);
for (const name of EQUIVALENT_MUTANTS) if (!survivors.includes(name)) say(`  listed in vain: ${name}`);
const { code, lines } = conclude({
  cases: ledger.corpus.length,
  disagreements: ledger.disagreements,
  leastHits: LEAST_HITS,
  rare: ledger.rare(),
  unnoticed,
  untried,
  cutAfter: ledger.isCut ? minutes : null,
});
for (const line of lines) say(line);
process.exitCode = code;
