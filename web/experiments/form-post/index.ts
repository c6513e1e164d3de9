import type { OriginName } from '../../../server/protocol/origins.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '表单提交到 iframe', en: 'A form posted into an iframe' },
  knobs: KNOBS,
  route: ({ stageOn, target }, origins) => [origins[stageOn as OriginName], origins[target as OriginName]],
  besides: ({ ad }) => (ad === 'none' ? [] : [ad]),
  code,
  server: 'form/endpoint',
  stage: 'form',
});
