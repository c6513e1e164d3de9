import type { LabOriginName } from '../../../server/protocol/words.ts';
import { type Actors, defineExperiment } from '../experiment.ts';
import { BROWSER } from '../shared/pages.ts';
import { code, HAS, READS } from './code.ts';
import { KNOBS } from './knobs.ts';

/** The page that reads, and the one that has the data. */
const ACTORS: Actors = [{ kind: 'page', name: READS }, BROWSER, { kind: 'page', name: HAS }];

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'window.name', en: 'window.name' },
  knobs: KNOBS,
  about: 'reading',
  actors: () => ACTORS,
  code,
  route: ({ by, from }, origins) => [origins[by as LabOriginName], origins[from as LabOriginName]],
  stage: 'window-name',
});
