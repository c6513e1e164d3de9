import type { OriginName } from '../../../server/protocol/origins.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '跨站提交表单（CSRF）', en: 'A form that acts in a user’s name (CSRF)' },
  knobs: KNOBS,
  about: 'action',
  route: ({ stageOn, bank }, origins) => [origins[stageOn as OriginName], origins[bank as OriginName]],
  needsTrust: true,
  code,
  callers: {
    friend: { stageOn: 'lab', referrer: 'default' },
    stranger: { stageOn: 'evil', referrer: 'none' },
  },
  server: 'form/transfer',
  stage: 'form',
});
