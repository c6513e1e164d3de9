import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

export const KNOBS = {
  pages: choice({ zh: '哪两个页面', en: 'which two pages' }, 'ports', {
    ports: { zh: '同一主机的两个端口', en: 'two ports of one host' },
    siblings: { zh: '同一域名下的两个子域名', en: 'two names below one domain' },
    strangers: { zh: '只有公共后缀相同', en: 'only a public suffix shared' },
  }),
  to: choice(same('document.domain'), 'own', {
    own: { zh: '页面自己的主机名', en: 'the page’s own host' },
    parent: { zh: '上一级域名', en: 'the domain above it' },
  }),
  sets: choice({ zh: 'iframe 也赋值', en: 'assignment in the iframe' }, 'both', {
    both: { zh: 'iframe 也赋值', en: 'the iframe assigns too' },
    page: LEFT_OUT,
  }),
  header: toggle(same('Origin-Agent-Cluster'), 'off', 'server'),
} as const satisfies Knobs;

export type DomainKnobs = KnobValues<typeof KNOBS>;

/** The page that reads, and the one in its frame. */
const PAIRS: Readonly<Record<string, readonly [LabOriginName, LabOriginName]>> = {
  ports: ['lab', 'lab-2'],
  siblings: ['sibling-x', 'sibling-y'],
  strangers: ['partner', 'evil'],
};

export function pairOf({ pages }: DomainKnobs): readonly [LabOriginName, LabOriginName] {
  return PAIRS[pages] ?? ['lab', 'lab-2'];
}
