import type { LabOriginName } from '../../../server/protocol/words.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '事件流', en: 'streams' },
  knobs: KNOBS,
  about: 'stream',
  route: ({ from, via }, origins) => [
    from === 'page' || via !== 'eventsource' ? origins.reader : origins[from as LabOriginName],
    origins.lab,
  ],
  code,
  costs: ({ talks }) => talks === 'on',
  callers: { friend: { from: 'partner' }, stranger: { from: 'evil' } },
  server: 'events/endpoint',
  stage: 'event-source',
});
