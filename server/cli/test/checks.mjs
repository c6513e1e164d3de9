import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged } from '../build/build-if-changed.mjs';
import { CACHE, NODE_MODULES } from '../paths.mjs';
import { finished, run, startNode } from '../process/child.mjs';
import { tallyOfPlaywright, tallyOfTool, tallyOfVitest } from './results.mjs';

/** @typedef {import('./results.mjs').Tally} Tally */
/** @typedef {{ tally: Tally, output: string }} Checked `output` explains a failure */

/** @type {(...path: string[]) => string} */
const bin = (...path) => join(NODE_MODULES, ...path);

/**
 * A tool that says yes or no.
 * @param {readonly string[]} args its program and arguments
 * @returns {(more: readonly string[]) => Promise<Checked>}
 */
function tool(...args) {
  return async more => {
    const { code, output } = await run(process.execPath, [...args, ...more]);
    return { tally: tallyOfTool(code), output };
  };
}

export const typeCheck = tool(bin('typescript', 'bin', 'tsc'), '-b');
export const lint = tool(bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--colors=off', '.');
export const deadCode = tool(bin('knip', 'bin', 'knip.js'), '--no-progress');

/** @returns {Promise<Checked>} */
export async function build() {
  try {
    await buildIfChanged();
    return { tally: tallyOfTool(0), output: '' };
  } catch (error) {
    return { tally: tallyOfTool(1), output: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {readonly string[]} more filters and options for Vitest */
export async function unit(more) {
  const report = reportFile('vitest.json');
  const { code, output } = await run(process.execPath, [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ]);
  return { tally: tallyOfReport(report, tallyOfVitest, code), output };
}

/**
 * The end-to-end tests show themselves while they run: they take longest.
 * @param {NodeJS.ProcessEnv} browsers variables that name the browsers
 * @returns {(more: readonly string[]) => Promise<Checked>}
 */
export function endToEnd(browsers) {
  return async more => {
    const report = reportFile('playwright.json');
    const child = startNode(
      [
        bin('@playwright', 'test', 'cli.js'),
        'test',
        '--config=e2e/playwright.config.ts',
        `--reporter=${process.stdout.isTTY ? 'line' : 'list'},json`,
        ...more,
      ],
      { env: { ...process.env, ...browsers, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    const { code } = await finished(child);
    const tally = tallyOfReport(report, tallyOfPlaywright, code);
    return {
      tally,
      output: existsSync(report)
        ? ''
        : `The runner was ended before its report: ${child.signalCode ?? code}.`,
    };
  };
}

/** @param {string} name */
function reportFile(name) {
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * A runner that ran no test, wrote no report, or failed without a failed test has failed.
 * @param {string} file
 * @param {(text: string) => Tally} read
 * @param {number | null} code
 * @returns {Tally}
 */
function tallyOfReport(file, read, code) {
  try {
    const tally = read(readFileSync(file, 'utf8'));
    const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0);
    return silent ? { ...tally, failed: 1 } : tally;
  } catch {
    return tallyOfTool(1);
  }
}
