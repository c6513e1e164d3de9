import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../server/protocol.ts';
import { corsCheck } from '../rules/cors-check.ts';
import { getField } from '../rules/exchange.ts';
import type { FetchLearned } from '../rules/fetch-call.ts';
import { type PageResult, sightOf } from '../rules/observed.ts';
import { needsPreflight, preflight } from '../rules/preflight.ts';
import { type Answer, ask } from '../stage/ask.ts';
import { defineExperiment, type Evidence, type Judgement, type Page } from './experiment.ts';
import { addressOf, callOf, type FetchKnobValues, KNOBS, shownCall } from './fetch/call.ts';
import { shownAnswer } from './fetch/shown-answer.ts';
import { pause } from './shared/pause.ts';
import { recorded } from './shared/recorded.ts';

/** One request: what came of it, and of which page it was. */
interface Entry {
  readonly client: { readonly origin: string; readonly url: string };
  readonly learned: FetchLearned;
}

// #region listing
async function run(page: Page<Entry>, knobs: FetchKnobValues): Promise<PageResult> {
  const { base, query } = addressOf(knobs, page.origins);
  const call = callOf(knobs, page.url(base, query).href, page.origins);
  let readable = false;

  for (let time = 1; time <= Number(knobs.times); time++) {
    if (time > 1) await pause(Number(knobs.pause), page.signal);
    page.saw('call', call.api, shownCall(call));
    const answer = await ask(call, page.signal);

    const { learned } = answer;
    if (learned.kind === 'error') page.saw('throw', learned.name, shownAnswer(answer));
    else page.saw('event', 'response', shownAnswer(answer));
    page.learned(entryOf(answer));
    readable = learned.kind === 'response' && ['basic', 'cors'].includes(learned.type);
  }
  return readable ? 'value' : 'error';
}
// #endregion

/** Token and run of an address are the panel's own business: the wire's records have them masked. */
function unattributed(address: string): string {
  if (address === '') return '';
  const url = new URL(address);
  url.searchParams.delete(TOKEN_PARAMETER);
  url.searchParams.delete(RUN_PARAMETER);
  return url.href;
}

function entryOf({ learned }: Answer): Entry {
  return {
    client: { origin: globalThis.origin, url: globalThis.location.href },
    learned: learned.kind === 'error' ? learned : { ...learned, url: unattributed(learned.url) },
  };
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
  secure: knobs => knobs.target === 'lab-tls' || knobs.to.includes('lab-tls'),
  server: 'fetch',
});
