import type { LabOriginName } from '../../../server/protocol/words.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'WebSocket', en: 'WebSocket' },
  knobs: KNOBS,
  about: 'connection',
  route: ({ from, scheme }, origins) => [
    from === 'page' ? origins.reader : origins[from as LabOriginName],
    scheme === 'wss' ? origins['lab-tls'] : origins.lab,
  ],
  code,
  callers: { friend: { from: 'partner' }, stranger: { from: 'evil' } },
  server: 'websocket/endpoint',
});
