import { defineExperiment } from '../experiment.ts';
import { actors } from './actors.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '代理', en: 'Proxy' },
  knobs: KNOBS,
  actors: ({ proxy, upstream }) => actors(proxy !== 'fixed' && upstream === 'internal'),
  route: ({ proxy, upstream }, { lab, partner }) =>
    proxy !== 'fixed' && upstream === 'internal' ? [lab, lab] : [lab, lab, partner],
  code,
  server: 'proxy/endpoint',
  stage: 'ask',
});
