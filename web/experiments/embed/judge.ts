import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { RuleBrowser } from '../../rules/core/browser.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { type Exchange, getField } from '../../rules/core/exchange.ts';
import type { EmbedElement } from '../../rules/embed/elements.ts';
import { judgeEmbed } from '../../rules/embed/embed.ts';
import { fetchMetadata } from '../../rules/request/fetch-metadata.ts';
import { secFetchSite } from '../../rules/request/sec-fetch.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { recorded } from '../shared/recorded.ts';
import type { KNOBS } from './knobs.ts';

/** Holds the rule of embedding against the run, and what its request said of itself against what it must say. */
export function judge(evidence: Evidence<typeof KNOBS, Client>): Judgement {
  const { knobs, origins, browser, certificate, learned, exchanges } = evidence;
  const origin = learned[0]?.origin ?? origins[knobs.stageOn as OriginName];
  const url = origins[knobs.target as OriginName] + LAB_PATHS.fetch;
  const element = knobs.element as EmbedElement;
  const exchange = exchanges.map(recorded).find(one => one !== null) ?? null;
  const compared = exchange ? comparisons({ element, url, origin, browser }, exchange) : [];
  return {
    verdict: judgeEmbed({ element, url, origin, certificate, exchange }),
    outcome: exchange === null ? 'nothing' : exchange.response ? 'acted' : 'unanswered',
    disagreements: compared.filter(({ rule, seen }) => rule !== seen),
  };
}

interface Question {
  readonly element: EmbedElement;
  readonly url: string;
  readonly origin: string;
  readonly browser: RuleBrowser;
}

const ABSENT = '—';

/**
 * What tells the server whence and for what the request came. A GET of the mode no-cors has no Origin, but where the browser
 * says that the request may have the cookies of a third party (Storage Access Headers,
 * https://privacycg.github.io/storage-access-headers/#sec-fetch-storage-access-header).
 */
function comparisons({ element, url, origin, browser }: Question, { request }: Exchange): Disagreement[] {
  const metadata = fetchMetadata(element, url, browser, false);
  const access = getField(request.fields, 'Sec-Fetch-Storage-Access');
  const wanted: readonly (readonly [name: string, value: string | null])[] = [
    ['Origin', access === 'active' || access === 'inactive' ? origin : null],
    ['Sec-Fetch-Site', secFetchSite({ initiator: origin, urls: [url], browser })],
    ['Sec-Fetch-Mode', metadata?.mode ?? null],
    ['Sec-Fetch-Dest', metadata?.dest ?? null],
  ];
  return wanted.map(([name, value]) => ({
    what: { zh: name, en: name },
    rule: value ?? ABSENT,
    seen: getField(request.fields, name) ?? ABSENT,
  }));
}
