import { defineExperiment } from '../experiment.ts';
import { code } from './code.ts';
import { KNOBS } from './knobs.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'Socket.IO', en: 'Socket.IO' },
  knobs: KNOBS,
  code,
  about: 'connection',
  server: 'socket-io/endpoint',
});
