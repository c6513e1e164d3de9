import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { judge, type Learned } from './judge.ts';
import { CALLBACKS, FUNCTION, type JsonpKnobs, type KNOBS } from './knobs.ts';

// #region listing
async function run(page: Page<Learned>, knobs: JsonpKnobs): Promise<PageResult> {
  const stage = await page.stage({ on: knobs.stageOn as LabOriginName });
  const src = stage.url(page.origins[knobs.target as OriginName] + LAB_PATHS.jsonp, {
    callback: CALLBACKS[knobs.callback as keyof typeof CALLBACKS],
    body: knobs.answer === 'call' ? undefined : knobs.answer,
    status: knobs.status === '200' ? undefined : knobs.status,
    check: knobs.check === 'on' ? undefined : knobs.check,
    dies: knobs.dies === 'off' ? undefined : knobs.dies,
  });

  page.saw('call', '<script>', { origin: stage.client.origin, src });
  const told = await stage.jsonp(src.href, knobs.waits === 'on' ? FUNCTION : null);
  if (told.data !== null)
    page.saw('receive', `${FUNCTION}()`, { data: JSON.parse(told.data) }, { at: told.at });
  if (told.title === 'run') page.saw('event', 'document.title', { value: told.title });
  if (told.uncaught !== null) page.saw('throw', 'window.onerror', { message: told.uncaught });
  page.saw('event', told.event); // no status, no header, no reason
  page.learned({ origin: stage.client.origin, ...told });
  return told.event === 'load' ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
