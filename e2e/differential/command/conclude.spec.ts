import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../harness/app.ts';
import { conclude, EXIT_CODES, type Findings } from './conclude.ts';

const COVERED: Findings = {
  cases: 16_150,
  disagreements: 0,
  leastHits: 20,
  rare: [],
  unnoticed: [],
  untried: 0,
  cutAfter: null,
};
const RARE = { rare: [{ branch: 'open: passed', hits: 18 }] };

const ENDS: readonly (readonly [string, Partial<Findings>, keyof typeof EXIT_CODES, RegExp])[] = [
  ['everything covered', {}, 'agreed', /^AGREEMENT: no disagreement in 16150 cases/],
  [
    'covered before all cases were run',
    { cutAfter: 15 },
    'agreed',
    /Time was up after 15 minutes[\s\S]*AGREEMENT/,
  ],
  ['a rare branch', RARE, 'incomplete', /open: passed was taken 18 of 20 times\nINCOMPLETE: no disagreement/],
  [
    'a change that no case notices',
    { unnoticed: ['open always passes'] },
    'incomplete',
    /notices “open always passes”/,
  ],
  ['changes that were not tried', { untried: 1 }, 'incomplete', /no time to try 1 change of the rules/],
  ['a disagreement', { disagreements: 1 }, 'disagreed', /^DISAGREEMENT: in 1 kind of cases/],
  [
    'a disagreement in a run that covers little',
    { ...RARE, disagreements: 2 },
    'disagreed',
    /18 of 20[\s\S]*DISAGREEMENT: in 2 kinds/,
  ],
];

for (const [what, found, end, told] of ENDS) {
  test(`${what}: ${end}`, () => {
    const { code, lines } = conclude({ ...COVERED, ...found });
    expect(code).toBe(EXIT_CODES[end]);
    expect(lines.join('\n')).toMatch(told);
    expect(lines.join('\n').match(/AGREEMENT:|INCOMPLETE:|DISAGREEMENT:/g)).toHaveLength(1);
  });
}

test('a run without any time is incomplete, not a disagreement', async () => {
  const program = join(ROOT, 'e2e', 'differential', 'main.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, '--minutes', '0', '--browser', 'chromium'],
    {
      cwd: ROOT,
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    said += text;
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  expect(said).toMatch(/Time was up after 0 minutes[\s\S]*\nINCOMPLETE: no disagreement in 0 cases/);
  expect(code).toBe(EXIT_CODES.incomplete);
});
