import type { LabOriginName } from '../../../server/protocol/words.ts';
import { type Actor, type Actors, defineExperiment } from '../experiment.ts';
import { BROWSER } from '../shared/pages.ts';
import { code } from './code.ts';
import { KNOBS, type MessageKnobs } from './knobs.ts';

/** The sender and the receiver, each of which reports what its own script did and saw, with the browser between them. */
function actors({ place, sender }: MessageKnobs): Actors {
  const here: Actor = { kind: 'page', name: { zh: '本页', en: 'this page' } };
  const there: Actor = {
    kind: 'page',
    name: place === 'popup' ? { zh: '弹出窗口', en: 'popup' } : { zh: 'iframe', en: 'iframe' },
  };
  return sender === 'page' ? [here, BROWSER, there] : [there, BROWSER, here];
}

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'postMessage', en: 'postMessage' },
  knobs: KNOBS,
  about: 'message',
  actors,
  code,
  callers: { friend: { sender: 'stage', on: 'partner' }, stranger: { sender: 'stage', on: 'evil' } },
  route: ({ on, sender }, origins) => {
    const there = origins[on as LabOriginName];
    return sender === 'page' ? [origins.reader, there] : [there, origins.reader];
  },
  stage: 'post',
});
