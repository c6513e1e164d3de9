import type { PageResult } from '../../rules/core/observed.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { here } from '../shared/here.ts';
import { pause } from '../shared/pause.ts';
import { addressOf, callOf, type FetchKnobValues, type KNOBS, shownCall, stageOf } from './call.ts';
import { type Entry, judge } from './judge.ts';
import { shownAnswer } from './shown-answer.ts';

// #region listing
async function run(page: Page<Entry>, knobs: FetchKnobValues): Promise<PageResult> {
  const self = here(page);
  const last = knobs.from === 'page' ? self : await page.stage(stageOf(knobs));
  const { base, query } = addressOf(knobs, page.origins);
  // Of two pages that ask, both ask the very same address.
  const call = callOf(knobs, last.url(base, query).href, page.origins);
  const times = Array.from({ length: Number(knobs.times) }, () =>
    knobs.from === 'both' ? [self, last] : [last],
  );
  let readable = false;

  for (const [index, asker] of times.flat().entries()) {
    if (index > 0) await pause(Number(knobs.pause), page.signal);
    page.saw('call', call.api, shownCall(call, asker.client));
    const answer = await asker.ask(call);

    const { learned } = answer;
    if (learned.kind === 'error') page.saw('throw', learned.name, shownAnswer(answer));
    else page.saw('event', 'response', shownAnswer(answer));
    page.learned({ client: asker.client, learned });
    // No answer has the status 0, but for what a script may not see of one.
    readable = learned.kind === 'response' && learned.status !== 0;
  }
  return readable ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Entry>({ run, judge });
