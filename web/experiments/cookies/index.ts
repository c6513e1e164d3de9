import type { LabOriginName } from '../../../server/protocol/words.ts';
import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';
import { targetOf } from './requests.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'Cookie：哪些会带上？', en: 'Cookies: which of them are sent?' },
  knobs: KNOBS,
  about: 'cookie',
  route: (knobs, origins) => [
    knobs.from === 'page' ? origins.reader : origins[knobs.stageOn as LabOriginName],
    origins[targetOf(knobs)],
  ],
  besides: ({ setOn }) => [setOn],
  needsTrust: true,
  code,
  callers: {
    friend: { from: 'page', means: 'fetch' },
    stranger: { from: 'stage', stageOn: 'evil', means: 'form-post' },
    turns: ['kinds'],
  },
  server: 'cookies/endpoint',
  stage: 'send',
});
