import type { Origins } from '../../../server/protocol/origins.ts';
import type { Domain } from '../../stage/frames.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { type Actors, defineExperiment } from '../experiment.ts';
import { PAGE, quoted, SERVER, token } from '../shared/code.ts';
import { BROWSER, frameAddress } from '../shared/pages.ts';
import { type DomainKnobs, KNOBS, pairOf } from './knobs.ts';

const VALUES: Readonly<Record<Domain, string>> = {
  own: 'location.hostname',
  parent: "location.hostname.replace(/^[^.]+\\./, '')",
};

/** The page that reads, the frame in it, and what the server of both sends. */
function code({ knobs, origins }: CodeOf<typeof KNOBS>): Code {
  const [, other] = pairOf(knobs);
  const to = VALUES[knobs.to as Domain];
  const assignment: readonly CodeLine[] =
    knobs.sets === 'both' ? [['document.domain = ', token('sets', to)]] : [];
  return [
    {
      who: PAGE,
      lines: [
        ['// ', token('pages', addressOfPage(knobs, origins))],
        ['document.domain = ', token('to', to)],
        [`iframe.src = ${quoted(frameAddress(origins, other, 'domain'))}`],
        ['text = iframe.contentWindow.document.body.textContent'],
      ],
    },
    { who: { zh: 'iframe', en: 'iframe' }, lines: [...assignment, ["document.body.append('account 4711')"]] },
    ...(knobs.header === 'on'
      ? [{ who: SERVER, lines: [['Origin-Agent-Cluster: ', token('header', '?0')]] }]
      : []),
  ];
}

function addressOfPage(knobs: DomainKnobs, origins: Origins): string {
  return origins[pairOf(knobs)[0]];
}

const ACTORS: Actors = [
  { kind: 'page', name: PAGE },
  BROWSER,
  { kind: 'page', name: { zh: 'iframe', en: 'iframe' } },
];

export default defineExperiment<typeof KNOBS>({
  title: { zh: 'document.domain', en: 'document.domain' },
  knobs: KNOBS,
  about: 'reading',
  actors: () => ACTORS,
  code,
  route: (knobs, origins) => pairOf(knobs).map(name => origins[name]),
  stage: 'document-domain',
});
