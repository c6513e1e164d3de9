import type { OriginName } from '../../../server/protocol/origins.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'JSONP', en: 'JSONP' },
  knobs: KNOBS,
  about: 'script',
  route: ({ stageOn, target }, origins) => [origins[stageOn as OriginName], origins[target as OriginName]],
  code,
  server: 'jsonp/endpoint',
  stage: 'jsonp',
});
