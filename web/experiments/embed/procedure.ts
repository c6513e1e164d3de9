import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { EMBED_TAGS, type EmbedElement } from '../../rules/embed/elements.ts';
import type { Client } from '../../stage/messages.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { judge } from './judge.ts';
import type { EmbedKnobValues, KNOBS } from './knobs.ts';

// #region listing
async function run(page: Page<Client>, knobs: EmbedKnobValues): Promise<PageResult> {
  const { origins } = page;
  const element = knobs.element as EmbedElement;
  const stage = await page.stage({ on: knobs.stageOn as LabOriginName });
  const src = stage.url(origins[knobs.target as OriginName] + LAB_PATHS.fetch, {
    body: knobs.answer === 'json' ? undefined : knobs.answer,
    acao: knobs.acao === 'none' ? undefined : knobs.acao,
  });

  page.saw('call', EMBED_TAGS[element], { origin: stage.client.origin, src });
  page.learned(stage.client);
  const told = await stage.send(element, src.href); // no word of what came, nor of why
  page.saw('event', told);
  return told === 'load' ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Client>({ run, judge });
