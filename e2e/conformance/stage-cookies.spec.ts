import cookies from '../../web/experiments/cookies/index.ts';
import { inPageScript } from '../differential/drivers/bundle.ts';
import { compare } from '../differential/panels/compare.ts';
import { CASES_SCRIPT } from '../differential/panels/page.ts';
import { expect, test } from '../harness/fixtures.ts';

/** Every knob, those that are not changed at their defaults. */
function knobsWith(changed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const defaults = Object.entries(cookies.knobs).map(([name, knob]) => [name, knob.default]);
  return { ...Object.fromEntries(defaults), ...changed };
}

/** Every means, from the site itself and from another, with the cookies set across sites and by their own page. */
const CASES: readonly Readonly<Record<string, string>>[] = [
  ...[
    'fetch',
    'fetch-default',
    'fetch-omit',
    'websocket',
    'image',
    'script',
    'frame',
    'link',
    'form-post',
  ].flatMap(means => [
    { means, kinds: 'all' },
    { means, kinds: 'all', setOn: 'other-site', setBy: 'window' },
  ]),
  ...['fetch', 'fetch-default', 'fetch-omit', 'websocket', 'frame', 'link'].map(means => ({
    means,
    kinds: 'all',
    from: 'page',
  })),
  { kinds: 'all', setOn: 'other-site' },
  {
    kinds: 'all',
    setOn: 'sibling-x',
    setBy: 'window',
    target: 'sibling-y',
    stageOn: 'sibling-y',
    means: 'link',
  },
  { kinds: 'all', deep: 'on' },
];

test('the Cookie line is the one that the rule predicts, and no cookie is left', async ({
  page,
  context,
  app,
}) => {
  await page.goto('/en/');
  await page.evaluate(await inPageScript(CASES_SCRIPT));
  for (const changed of CASES) {
    const asked = { experiment: 'cookies', knobs: knobsWith(changed) };
    const [recorded] = await page.evaluate(([one, origins]) => window.runCases([one], origins), [
      asked,
      app.origins,
    ] as const);
    if (!recorded) throw new Error('nothing was recorded');
    expect.soft(compare(recorded, app.origins, 'chromium').differences, JSON.stringify(changed)).toEqual([]);
    const left = await context.cookies();
    expect
      .soft(
        left.filter(({ name }) => name.includes('xdl_')),
        JSON.stringify(changed),
      )
      .toEqual([]);
  }
  expect(context.pages()).toHaveLength(1);
  expect(page.frames()).toHaveLength(1);
});
