import type { OriginName } from '../../../server/protocol/origins.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '嵌入', en: 'Embedding' },
  knobs: KNOBS,
  route: ({ stageOn, target }, origins) => [origins[stageOn as OriginName], origins[target as OriginName]],
  code,
  server: 'fetch/endpoint',
  stage: 'send',
});
