import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { shownAnswer } from '../fetch/shown-answer.ts';
import type { KnobValues } from '../knob.ts';
import { getBy } from '../shared/get.ts';
import { here } from '../shared/here.ts';
import { addressIn, routeBetween } from '../shared/url-route.ts';
import { judgeOrigins, type Learned } from './judge.ts';
import { type KNOBS, suffixesOf } from './request.ts';

// #region listing
async function run(page: Page<Learned>, knobs: KnobValues<typeof KNOBS>): Promise<PageResult> {
  const [a, b] = [addressIn(knobs.a, page.origins), addressIn(knobs.b, page.origins)];
  page.saw('call', 'compare', { a: a?.origin ?? knobs.a, b: b?.origin ?? knobs.b });
  const suffixes = await suffixesOf([a, b, new URL(page.origins.reader)]);
  const route = routeBetween(a, b, page.origins);
  if (!route) {
    page.learned({ client: null, suffixes });
    return a && b ? 'value' : 'error'; // others' servers are never asked
  }
  const asker = route.from === 'reader' ? here(page) : await page.stage({ on: route.from });
  page.learned({ client: asker.client, suffixes });
  const lab = page.origins[route.to];
  const cookies = `${lab}${LAB_PATHS.cookies}`;
  await asker.ask(getBy(asker.url(`${cookies}set`, { kind: 'lax' }), 'include'));
  try {
    const url = asker.url(lab + LAB_PATHS.fetch, { acao: 'reflect', acac: 'true' });
    page.saw('call', 'fetch', { origin: asker.client.origin, url, credentials: 'include' });
    const answer = await asker.ask(getBy(url, 'include'));
    page.saw('event', 'response', shownAnswer(answer));
    return answer.learned.kind === 'response' ? 'value' : 'error';
  } finally {
    await asker.ask(getBy(asker.url(`${cookies}clear`, {}), 'include'));
  }
}
// #endregion

export default defineProcedure<typeof KNOBS, Learned>({ run, judge: judgeOrigins });
