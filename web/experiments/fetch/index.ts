import { defineExperiment } from '../experiment.ts';
import { KNOBS, routeOf } from './call.ts';
import { code } from './code.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'fetch', en: 'fetch' },
  knobs: KNOBS,
  route: routeOf,
  besides: ({ from, stageOn }) => (from === 'page' ? [] : [stageOn]),
  code,
  callers: {
    friend: { from: 'stage', stageOn: 'partner' },
    stranger: { from: 'stage', stageOn: 'evil' },
  },
  server: 'fetch/endpoint',
  stage: 'ask',
});
