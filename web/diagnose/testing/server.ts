import type { RuleBrowser } from '../../rules/core/browser.ts';
import type { Field, ResponseHead } from '../../rules/core/exchange.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import type { FetchCall } from '../../rules/fetch/fetch-call.ts';
import { fetchRun } from '../../rules/fetch/fetch-run.ts';
import type { MeasuredRequest } from './measured.ts';

export const PAGE = 'http://localhost:4101';

const FIELDS = [
  ['acao', 'Access-Control-Allow-Origin'],
  ['acac', 'Access-Control-Allow-Credentials'],
  ['acam', 'Access-Control-Allow-Methods'],
  ['acah', 'Access-Control-Allow-Headers'],
] as const;

/** The response of the server for which the lines were measured. */
function answerTo(method: string, url: string): ResponseHead {
  const query = new URL(url).searchParams;
  const preflight = method === 'OPTIONS';
  const on = query.get('on') ?? 'both';
  const carries = on === 'both' || (on === 'preflight') === preflight;
  const fields: Field[] = carries
    ? FIELDS.flatMap(([knob, name]) => query.getAll(knob).map(value => ({ name, value })))
    : [];
  const status = Number(query.get(preflight ? 'preflight' : 'status') ?? (preflight ? 204 : 200));
  if (status >= 300 && status < 400) {
    fields.push({ name: 'Location', value: query.get('location') ?? 'http://localhost:4102/?acao=*' });
  }
  return { status, fields };
}

/** What the rule says of a measured request, with that server in the network's place. */
export function verdictOf({ api, url, init }: MeasuredRequest, browser: RuleBrowser): Verdict {
  const method = init.method ?? 'GET';
  const call: FetchCall = {
    api,
    url,
    method,
    mode: 'cors',
    credentials: init.credentials === 'include' ? 'include' : 'same-origin',
    redirect: 'follow',
    cache: 'default',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers: Object.entries(init.headers ?? {}).map(([name, value]) => ({ name, value })),
    body: null,
    uploadListener: false,
  };
  const run = fetchRun(call, { origin: PAGE, url: `${PAGE}/`, connectSources: null, browser });
  let step = run.next();
  while (!step.done) {
    const sent = step.value;
    step = run.next({ kind: 'answer', head: answerTo(sent.method, sent.url), at: 0 });
  }
  return step.value.verdict;
}
