import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import type { FormCall } from '../../stage/messages.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { FIELD } from './code.ts';
import { judge, type Learned } from './judge.ts';
import type { FormKnobs, KNOBS } from './knobs.ts';

// #region listing
async function run(page: Page<Learned>, knobs: FormKnobs): Promise<PageResult> {
  const stage = await page.stage({ on: knobs.stageOn as LabOriginName });
  const target = page.origins[knobs.target as OriginName];
  const ad = knobs.ad === 'none' ? null : page.origins[knobs.ad as OriginName];
  const form = {
    url: stage.url(target + LAB_PATHS.form, { target: knobs.answer }).href,
    enctype: knobs.enctype,
    fields: [FIELD],
    referrer: knobs.referrer,
    into: 'frame',
    expects: knobs.check === 'on' ? target : null,
    ad: ad && stage.url(ad + LAB_PATHS.form, { target: 'any', ad: 'on' }).href,
  } as FormCall;

  const told = await stage.submit(form);
  if (!told) throw new RangeError('a form that goes into a frame leaves its page');
  const { heard, reads } = told;
  page.saw('call', 'form.submit()', { origin: stage.client.origin, action: form.url }, { at: told.at });
  for (const { at, data, origin, used } of heard)
    page.saw('receive', 'message', { data: JSON.parse(data), origin, used }, { at });
  const used = heard.some(message => message.used);
  if (!used) page.saw('event', 'load', { contentDocument: reads ? 'a document' : null }); // no status, no header
  page.learned({ client: stage.client, ...told });
  return reads || used ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
