import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import type { Client } from '../../stage/messages.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { shownAnswer } from '../fetch/shown-answer.ts';
import { getBy } from '../shared/get.ts';
import { isBehindProxy } from './hops.ts';
import { judge } from './judge.ts';
import { type KNOBS, type ProxyKnobs, queryOf } from './knobs.ts';

// #region listing
async function run(page: Page<Client>, knobs: ProxyKnobs): Promise<PageResult> {
  const stage = await page.stage({ on: 'lab' });
  const { origin } = stage.client;
  page.learned(stage.client);

  async function call(path: string, method: string): Promise<boolean> {
    const url = stage.url(origin + path, queryOf(knobs, page.origins));
    page.saw('call', 'fetch', { origin, url, method });
    const answer = await stage.ask({ ...getBy(url, 'same-origin'), method });
    const { learned } = answer;
    if (learned.kind === 'error') page.saw('throw', learned.name, shownAnswer(answer));
    else page.saw('event', 'response', shownAnswer(answer));
    return learned.kind === 'response' && learned.status < 400;
  }

  if (knobs.proxy !== 'fixed') return (await call(LAB_PATHS.proxy, knobs.method)) ? 'value' : 'error';
  if (knobs.session !== 'none') await call(`${LAB_PATHS.api}login`, 'POST');
  return (await call(`${LAB_PATHS.api}items`, knobs.method)) ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Client>({ run, judge, behindProxy: isBehindProxy });
