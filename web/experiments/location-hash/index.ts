import type { LabOriginName } from '../../../server/protocol/words.ts';
import { QUESTION, REPLY } from '../../stage/location-hash.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { type Actors, defineExperiment } from '../experiment.ts';
import { PAGE, quoted, token } from '../shared/code.ts';
import { BROWSER, frameAddress } from '../shared/pages.ts';
import { KNOBS } from './knobs.ts';

const FRAME = { zh: 'iframe', en: 'iframe' };
const RELAY = { zh: '中转页', en: 'relay' };

/** The page, the frame in it, and where there is one, the relay in the frame. */
function code({ knobs, origins }: CodeOf<typeof KNOBS>): Code {
  const [page, frame] = [knobs.page as LabOriginName, knobs.frame as LabOriginName];
  const direct = knobs.relay === 'none';
  const relayAt = frameAddress(origins, knobs.relay === 'own' ? frame : page, 'relay');
  const write: CodeLine = direct
    ? [token('relay', 'parent'), `.location.hash = ${quoted(REPLY)}`]
    : ['relay.src = ', token('relay', quoted(relayAt + REPLY))];
  return [
    {
      who: PAGE,
      lines: [
        ['// ', token('page', origins[page])],
        ['iframe.src = ', token('frame', quoted(frameAddress(origins, frame, 'hash') + QUESTION))],
        ['onhashchange = () => use(location.hash)'],
      ],
    },
    { who: FRAME, lines: [['question = location.hash'], write] },
    ...(direct ? [] : [{ who: RELAY, lines: [['parent.parent.location.hash = location.hash']] }]),
  ];
}

/** The page, and the frame with the server that it comes from. */
const ACTORS: Actors = [
  { kind: 'page', name: PAGE },
  BROWSER,
  { kind: 'server', name: { zh: 'iframe 和它的服务器', en: 'iframe and its server' } },
];

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'location.hash', en: 'location.hash' },
  knobs: KNOBS,
  about: 'reading',
  actors: () => ACTORS,
  code,
  route: ({ page, frame }, origins) => [origins[page as LabOriginName], origins[frame as LabOriginName]],
  server: 'frames/endpoint',
  stage: 'location-hash',
});
