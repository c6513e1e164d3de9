/**
 * `npm run bench:web`: how light the pages are, beside the same lessons in other generators and beside our pages without any
 * script. Run by the command, which has built the app and found Chromium (CHROMIUM_PATH).
 */
import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { PLACEHOLDER_ORIGINS } from '../../../server/protocol/origins.ts';
import { replaceOrigins } from '../../../server/reader/origins.ts';
import { ROOT, startApp } from '../../harness/app.ts';
import { CHROMIUM } from '../../harness/chromium.ts';
import { seeded, shuffled } from '../random.ts';
import { buildOther } from './build-other.ts';
import { GENERATORS } from './generators.ts';
import { plainLessons } from './lessons.ts';
import {
  holds,
  type Limit,
  limitsOf,
  limitsOfWeight,
  type Medians,
  mediansOf,
  type Side,
  tableOf,
  tableOfLimits,
  tableOfWeights,
} from './report.ts';
import { type Site, serve } from './serve.ts';
import { type Visit, visit } from './visit.ts';
import { weigh } from './weigh.ts';

const { values } = parseArgs({
  options: {
    /** Visits to each page; of an odd number, the median is one of them. */
    runs: { type: 'string', default: '7' },
    language: { type: 'string', default: 'en' },
    /** Where visits begin, by the lesson's id; each goes on to the two lessons behind it. */
    lesson: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
  },
});
const { language } = values;
const runs = Number(values.runs);
/** The lessons behind the first. */
const HOPS = 2;

/** Where a side shows a lesson. */
interface Shown {
  readonly side: Side;
  readonly site: Site;
  readonly path: (id: string) => string;
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

const lessons = (await plainLessons(language)).map(({ id }) => id);
const starts =
  values.lesson ?? [lessons[0], lessons[Math.floor(lessons.length / 2)]].filter(id => id !== undefined);
const ways = starts.map(start => {
  const at = lessons.indexOf(start);
  const way = lessons.slice(at, at + HOPS + 1);
  if (at < 0 || way.length <= HOPS)
    throw new Error(`--lesson takes one of ${lessons.slice(0, -HOPS).join(', ')}`);
  return way;
});

const shown = await prepare();
const browser = await chromium.launch(CHROMIUM);
try {
  const limits = [...(await compare(browser)), ...(await weighOurs(browser))];
  say(
    '',
    `Load average ${loadavg()
      .map(value => value.toFixed(1))
      .join(', ')}: a busy machine widens every time.`,
  );
  process.exitCode = limits.every(holds) ? 0 : 1;
} finally {
  await browser.close();
  for (const { site } of shown) site.close();
}

/** Builds everyone's pages, and serves them. */
async function prepare(): Promise<readonly Shown[]> {
  const others: Shown[] = [];
  for (const generator of GENERATORS) {
    const { folder, seconds } = await buildOther(generator, await plainLessons(language));
    say(`${generator.name} built in ${seconds.toFixed(1)} s`);
    const site = await serve(folder, html => html);
    others.push({ side: generator.name, site, path: id => `/${id}` });
  }
  const start = performance.now();
  await promisify(execFile)(process.execPath, [join(ROOT, 'server/cli/build/build-all.mjs')], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  say(`ours built in ${((performance.now() - start) / 1000).toFixed(1)} s, server and both languages`);
  const built = join(ROOT, 'dist', 'web');
  const own = (html: string, reader: string) => replaceOrigins(html, { ...PLACEHOLDER_ORIGINS, reader });
  const path = (id: string) => `/${language}/${id}`;
  const without = (html: string) => html.replace(/<script\b[\s\S]*?<\/script>/g, '');
  return [
    ...others,
    { side: 'floor', site: await serve(built, (html, origin) => without(own(html, origin))), path },
    { side: 'ours', site: await serve(built, own), path },
  ];
}

/** Everyone's pages in turns, in another order each time. */
async function compare(browser: Browser): Promise<readonly Limit[]> {
  const random = seeded(Number(values.seed));
  const all: Limit[] = [];
  for (const [first = '', ...next] of ways) {
    const visits = new Map(shown.map(({ side }) => [side, [] as Visit[]]));
    for (let round = 0; round < runs; round += 1)
      for (const { side, site, path } of shuffled(shown, random))
        visits
          .get(side)
          ?.push(await visit(browser, site.origin + path(first), side === 'floor' ? [] : next.map(path)));
    const medians = Object.fromEntries(
      shown.map(({ side }) => [side, mediansOf(visits.get(side) ?? [])]),
    ) as Record<Side, Medians>;
    const limits = limitsOf(medians);
    say('', `## ${first}, then ${next.join(', ')}: ${runs} visits`, '', ...tableOf(medians));
    say('', ...tableOfLimits(limits));
    all.push(...limits);
  }
  return all;
}

/** The home page and the lessons where visits began, by the app that runs. */
async function weighOurs(browser: Browser): Promise<readonly Limit[]> {
  const app = await startApp();
  try {
    const weights = [];
    for (const id of ['', ...starts]) weights.push(await weigh(browser, app.reader, `/${language}/${id}`));
    const limits = weights.flatMap(limitsOfWeight);
    say('', ...tableOfWeights(weights), '', ...tableOfLimits(limits));
    return limits;
  } finally {
    await app.stop();
  }
}
