import { defineExperiment } from '../experiment.ts';
import { actors } from '../proxy/actors.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '经过代理的 WebSocket', en: 'WebSocket through a proxy' },
  knobs: KNOBS,
  about: 'connection',
  actors: () => actors(false),
  route: (_, { lab, partner }) => [lab, lab, partner],
  code,
  server: 'proxy/endpoint',
  stage: 'send',
});
