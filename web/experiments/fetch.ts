import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol.ts';
import { corsCheck } from '../rules/cors-check.ts';
import { getField } from '../rules/exchange.ts';
import type { FetchLearned } from '../rules/fetch-call.ts';
import { type PageResult, sightOf } from '../rules/observed.ts';
import { needsPreflight, preflight } from '../rules/preflight.ts';
import type { Client } from '../stage/messages.ts';
import { defineExperiment, type Evidence, type Judgement, type Page } from './experiment.ts';
import { addressOf, callOf, type FetchKnobValues, KNOBS, shownCall, stageOf } from './fetch/call.ts';
import { shownAnswer } from './fetch/shown-answer.ts';
import { here } from './shared/here.ts';
import { pause } from './shared/pause.ts';
import { recorded } from './shared/recorded.ts';

/** One request: what came of it, and which page made it. */
interface Entry {
  readonly client: Client;
  readonly learned: FetchLearned;
}

// #region listing
async function run(page: Page<Entry>, knobs: FetchKnobValues): Promise<PageResult> {
  const asker = knobs.from === 'page' ? here(page) : await page.stage(stageOf(knobs));
  const { base, query } = addressOf(knobs, page.origins);
  const call = callOf(knobs, asker.url(base, query).href, page.origins);
  let readable = false;

  for (let time = 1; time <= Number(knobs.times); time++) {
    if (time > 1) await pause(Number(knobs.pause), page.signal);
    page.saw('call', call.api, shownCall(call, asker.client));
    const answer = await asker.ask(call);

    const { learned } = answer;
    if (learned.kind === 'error') page.saw('throw', learned.name, shownAnswer(answer));
    else page.saw('event', 'response', shownAnswer(answer));
    page.learned({ client: asker.client, learned: unattributed(learned) });
    readable = learned.kind === 'response' && ['basic', 'cors'].includes(learned.type);
  }
  return readable ? 'value' : 'error';
}
// #endregion

/** Token and run of an address are the panel's own business: in the records of the wire they are masked. */
function unattributed(learned: FetchLearned): FetchLearned {
  if (learned.kind === 'error' || learned.url === '') return learned;
  const url = new URL(learned.url);
  url.searchParams.delete(TOKEN_PARAMETER);
  url.searchParams.delete(RUN_PARAMETER);
  return { ...learned, url: url.href };
}

function judge({
  knobs,
  origins,
  result,
  exchanges,
  browser,
  learned,
}: Evidence<typeof KNOBS, Entry>): Judgement {
  const { base } = addressOf(knobs, origins);
  const call = callOf(knobs, base, origins);
  const seen = exchanges.flatMap(view => recorded(view) ?? []);
  const asked = seen.find(({ request }) => request.method === 'OPTIONS') ?? null;
  const request = seen.findLast(({ request }) => request.method !== 'OPTIONS');
  const origin = learned[0]?.client.origin ?? origins.reader;
  const before = { ...call, origin, browser, preflight: asked };
  const crossing = new URL(base).origin !== origin && needsPreflight(call.method, call.headers);
  const first = crossing ? preflight(before) : null;
  const fields = request?.response?.fields ?? [];
  const verdict =
    first && first.stops !== 'nowhere'
      ? first
      : corsCheck({
          origin: request ? (getField(request.request.fields, 'Origin') ?? origin) : origin,
          url: base,
          credentials: call.credentials,
          fields,
        });
  const sight = sightOf(result, {
    exchanges: seen.map(({ request, response }) => ({
      method: request.method,
      status: response?.status ?? null,
    })),
    refusedByPacket: false,
    closedByServer: false,
  });
  return { verdict, sight };
}

export default defineExperiment<typeof KNOBS, Entry>({
  title: { zh: 'fetch', en: 'fetch' },
  knobs: KNOBS,
  run,
  judge,
  secure: ({ from, stageOn, target, to }) =>
    [target, ...to.split(','), from === 'page' ? '' : stageOn].includes('lab-tls'),
  server: 'fetch',
  stage: 'ask',
});
