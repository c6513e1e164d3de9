import { LAB_PATHS, RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import { UPSTREAM_PATHS } from '../../../server/protocol/words.ts';
import { type PageResult, wireOutcome } from '../../rules/core/observed.ts';
import { judgeProxySocket } from '../../rules/proxy/proxy.ts';
import { defineProcedure, type Evidence, type Judgement, type Page } from '../experiment.ts';
import { isBehindProxy } from '../proxy/hops.ts';
import { hopDisagreements, hopsOf } from '../proxy/judge.ts';
import { allowedOrigins, rewritesQuery } from '../proxy/knobs.ts';
import { expectedAccept } from '../shared/recorded.ts';
import type { KNOBS, SocketKnobs } from './knobs.ts';

/** The URL that the page connects to, and the origin of the page. */
interface Learned {
  readonly url: string;
  readonly origin: string;
}

// #region listing
async function run(page: Page<Learned>, knobs: SocketKnobs): Promise<PageResult> {
  const stage = await page.stage({ on: 'lab' });
  const { origin } = stage.client;
  const base = origin.replace(/^http/, 'ws') + LAB_PATHS.api + UPSTREAM_PATHS.websocket.slice(1);
  const url = stage.url(base, {
    ...rewritesQuery(knobs, page.origins),
    'pass-upgrade': knobs.ws === 'on' ? undefined : 'off',
  });
  const shown = new URL(url);
  for (const name of [TOKEN_PARAMETER, RUN_PARAMETER]) shown.searchParams.delete(name);
  page.learned({ url: shown.href, origin });

  page.saw('call', 'new WebSocket', { origin, url });
  const told = await stage.send('websocket', url.href);
  page.saw('event', told);
  return told === 'open' ? 'value' : 'error';
}
// #endregion

function judge(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { browser, certificate, exchanges, knobs, learned, origins, result } = evidence;
  const { behind, front } = hopsOf(exchanges);
  const [first] = exchanges;
  const { origin: page, url } = learned[0] ?? { origin: origins.lab, url: '' };
  const rewriting = {
    page,
    target: origins.partner,
    carriesOrigin: true,
    changeOrigin: knobs.changeOrigin === 'on',
    rewriteOrigin: knobs.origin === 'on',
  };
  const verdict = judgeProxySocket({
    ...rewriting,
    passesUpgrade: knobs.ws === 'on',
    front,
    behind,
    handshake: {
      call: { url, protocols: [], origin: page },
      certificate,
      policy: { allow: allowedOrigins(knobs.allow, origins), speaks: [] },
      browser,
      expectedAccept: first ? expectedAccept(first) : null,
      closedByServer: null,
    },
  });
  const outcome = wireOutcome(result, {
    exchanges: front ? [{ method: front.request.method, status: front.response?.status ?? null }] : [],
    refusedByPacket: false,
    closedByServer: false,
  });
  const rows = behind ? hopDisagreements(rewriting, behind) : [];
  return { verdict, outcome, disagreements: rows.filter(({ rule, seen }) => rule !== seen) };
}

export default defineProcedure<typeof KNOBS, Learned>({ run, judge, behindProxy: isBehindProxy });
