import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../language.ts';
import { actOf, type Consequence, type Help } from '../core/consequence.ts';
import { describeStep } from '../core/describe.ts';
import { isRedirect } from '../core/exchange.ts';
import { consequenceSentences, headOf, helpSentences } from '../core/sentence.ts';
import type { Step } from '../core/verdict.ts';
import { A, ALLOW, answer, B, C, call, client, D, type Values } from '../testing/fetch.ts';
import { isCompared, neverDeciding } from '../testing/said.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import { fetchRun } from './fetch-run.ts';
import type { Arrival, FetchEnd, Sent } from './sent.ts';

/** What the servers of a run do: how each answers by its origin. */
interface World {
  /** Which redirects lead on, by the origin that sends them. */
  readonly redirects: Readonly<Record<string, string>>;
  readonly values: Values;
  readonly preflight: number | 'unanswered' | 'lost';
  readonly request: number | 'unanswered' | 'lost';
}

interface Situation {
  readonly call: FetchCall;
  readonly client: FetchClient;
  readonly world: World;
}

interface Exchanged {
  readonly sent: Sent;
  readonly arrival: Arrival;
}

interface Ran extends FetchEnd {
  readonly log: readonly Exchanged[];
}

const LOST: Arrival = { kind: 'lost' };

/** `changed` replaces fields of the response with that place in the log. */
function run(
  { call, client, world }: Situation,
  changed?: { readonly at: number; readonly values: Values },
): Ran {
  const walk = fetchRun(call, client);
  const log: Exchanged[] = [];
  let next = walk.next();
  while (!next.done) {
    const sent = next.value;
    const more = changed?.at === log.length ? changed.values : {};
    const arrival = respond(world, sent, more);
    log.push({ sent, arrival });
    next = walk.next(arrival);
  }
  return { ...next.value, log };
}

function respond(
  { preflight, redirects, request, values }: World,
  { kind, origin, url }: Sent,
  more: Values,
): Arrival {
  const to = redirects[new URL(url).origin];
  const allowed = kind === 'preflight' ? 204 : 302;
  const status = to !== undefined ? allowed : kind === 'preflight' ? preflight : request;
  if (status === 'lost') return LOST;
  if (status === 'unanswered') return { kind: 'unanswered' };
  // Whoever redirects lets the page go on, so that the next hop is reached.
  const location = kind === 'request' ? `${to}/x` : undefined;
  const own = to === undefined ? values : { ...ALLOW, [ORIGIN]: origin ?? '*', Location: location };
  return answer({ ...own, ...more }, status);
}

const ORIGIN = 'Access-Control-Allow-Origin';
const STARRED: Values = { [ORIGIN]: '*' };
const VALUES: readonly Values[] = [
  {},
  ALLOW,
  { [ORIGIN]: '*' },
  { ...ALLOW, [ORIGIN]: '*' },
  { ...ALLOW, [ORIGIN]: 'null' },
  { ...ALLOW, [ORIGIN]: D },
  { ...ALLOW, [ORIGIN]: `${A}, ${D}` },
  { ...ALLOW, [ORIGIN]: 'null', 'Access-Control-Allow-Credentials': 'True' },
  { ...ALLOW, 'Access-Control-Allow-Credentials': undefined },
  { ...ALLOW, 'Access-Control-Allow-Methods': '*', 'Access-Control-Allow-Headers': '*' },
  { ...ALLOW, 'Access-Control-Allow-Methods': 'put', 'Access-Control-Allow-Headers': 'X-LAB' },
  { ...ALLOW, 'Access-Control-Allow-Methods': undefined, 'Access-Control-Allow-Headers': undefined },
  { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT; POST' },
  { ...ALLOW, 'Access-Control-Allow-Headers': 'x-lab; x-other' },
];
const CHAINS: readonly World['redirects'][] = [{}, { [B]: C }, { [B]: C, [C]: D }];
const OTHER_REDIRECTS: readonly World['redirects'][] = [
  { [A]: B },
  { [B]: A },
  { [B]: B },
  { [B]: 'ftp://localhost' },
  { [B]: 'http://user:secret@127.0.0.1:3001' },
];
const PREFLIGHTS: readonly World['preflight'][] = [204, 302, 401, 'unanswered', 'lost'];
const REQUESTS: readonly World['request'][] = [200, 302, 403, 'unanswered', 'lost'];

const WORLDS: readonly World[] = [
  ...CHAINS.flatMap(redirects => [
    ...VALUES.map(values => ({ redirects, values, preflight: 204, request: 200 })),
    ...PREFLIGHTS.map(preflight => ({ redirects, values: ALLOW, preflight, request: 200 })),
    ...REQUESTS.map(request => ({ redirects, values: ALLOW, preflight: 204, request })),
    { redirects, values: {}, preflight: 204, request: 403 },
  ]),
  ...OTHER_REDIRECTS.flatMap(redirects =>
    [{}, ALLOW].map(values => ({ redirects, values, preflight: 204, request: 200 })),
  ),
];

const HEADER = [{ name: 'X-Lab', value: '1' }];
const body = { contentType: 'text/plain;charset=UTF-8', stream: false };
const CALLS: readonly Partial<FetchCall>[] = [
  {},
  { credentials: 'include' },
  { method: 'PUT' },
  { method: 'PUT', credentials: 'include' },
  { method: 'patch' },
  { headers: [...HEADER, { name: 'Authorization', value: 'Bearer x' }], credentials: 'include' },
  { headers: [...HEADER, { name: 'Cookie', value: 'a=b' }] },
  { url: `${A}/x` },
  { url: `${A}/x`, method: 'PUT', body },
  { api: 'xhr', uploadListener: true },
  { api: 'xhr', method: 'PUT', body, uploadListener: true, credentials: 'include' },
  { method: 'POST', body: { ...body, stream: true } },
  { mode: 'same-origin', url: `${A}/x` },
  { mode: 'no-cors' },
  { redirect: 'manual' },
  { redirect: 'error' },
];
/** Calls that are not sent, whatever the servers do, or to https alone. */
const OTHER_CALLS: readonly Partial<FetchCall>[] = [
  { url: 'https://localhost:3443/x' },
  { url: 'http://localhost:6000/x' },
  { url: 'http://example.com/x' },
  { url: 'ftp://localhost/x' },
  { url: 'http://user@localhost:3001/x' },
  { method: 'TRACE' },
  { api: 'xhr', method: 'TRACE' },
  { method: 'A B' },
  { api: 'xhr', method: 'A B' },
  { body },
  { mode: 'same-origin' },
  { mode: 'no-cors', method: 'PUT' },
  { mode: 'no-cors', redirect: 'manual' },
  { mode: 'no-cors', method: 'POST', body: { ...body, stream: true } },
];
const CLIENTS: readonly Partial<FetchClient>[] = [{}, { origin: 'null' }];
const OTHER_CLIENTS: readonly Partial<FetchClient>[] = [
  { origin: 'https://page.example', url: 'https://page.example/' },
  { connectSources: ["'self'", B] },
  { certificate: 'untrusted' },
  { certificate: 'trusted', http2: [B] },
];
/** By an opaque page or not, and the others with a server that allows everything. */
const SITUATIONS: readonly Situation[] = (['unknown', 'chromium', 'firefox'] as const).flatMap(browser => {
  const made = (
    clients: readonly Partial<FetchClient>[],
    calls: readonly Partial<FetchCall>[],
    worlds: readonly World[],
  ) =>
    clients.flatMap(by =>
      calls.flatMap(asked =>
        worlds.map(world => ({ call: call(asked), client: client({ ...by, browser }), world })),
      ),
    );
  const allowing = WORLDS.filter(({ values, request }) => values === ALLOW && request === 200);
  return [
    ...made(CLIENTS, CALLS, WORLDS),
    ...made(OTHER_CLIENTS, CALLS, allowing),
    ...made([...CLIENTS, ...OTHER_CLIENTS], OTHER_CALLS, allowing.slice(0, 1)),
  ];
});

interface Stopped {
  readonly situation: Situation;
  readonly ran: Ran;
  readonly step: Step;
}

const RUNS = SITUATIONS.map(situation => ({ situation, ran: run(situation) }));
const STOPPED: readonly Stopped[] = RUNS.flatMap(({ situation, ran }) => {
  const step = ran.verdict.steps.at(-1);
  return step && !step.passed && step.tolerated === undefined ? [{ situation, ran, step }] : [];
});

/** One of those that say the same of requests to the same URL. */
const DISTINCT: readonly Stopped[] = [
  ...new Map(
    STOPPED.map(one => [
      JSON.stringify([one.step, one.situation.client.origin, one.ran.log.at(-1)?.sent.url]),
      one,
    ]),
  ).values(),
];

/** What the log of a run shows, without the rule: how far the last of its requests came, and what its page was told. */
function shown({ learned, log, verdict }: Ran): Consequence {
  const arrived = log.filter(({ arrival }) => arrival.kind !== 'lost');
  const requests = arrived.filter(({ sent }) => sent.kind === 'request');
  const followed = requests.filter(({ arrival, sent }, index) => {
    const next = requests[index + 1] ?? log.slice(log.findIndex(one => one.sent === sent) + 1)[0];
    return (
      isAnswer(arrival) && isRedirect(arrival.head) && (next !== undefined || stoppedBehind(verdict.because))
    );
  });
  const last = arrived.at(-1);
  const hop = last && !followed.some(({ sent }) => sent === last.sent) ? last : undefined;
  const status = hop && isAnswer(hop.arrival) ? hop.arrival.head.status : null;
  const sent = hop?.sent.kind ?? (log.at(-1)?.arrival.kind === 'lost' ? 'unknown' : 'nothing');
  const server = !hop
    ? 'nothing'
    : hop.sent.kind === 'preflight' && status !== null
      ? 'answered-preflight'
      : actOf(status);
  return { sent, server, status, redirects: followed.length, page: pageOf(learned) };
}

/** Steps that are taken once a redirect has been followed, and before anything is sent to where it leads. */
function stoppedBehind(because: string): boolean {
  return BEFORE_SENDING.includes(because);
}
const BEFORE_SENDING: readonly string[] = [
  'connect-src',
  'mixed-fetch',
  'bad-port',
  'mode-same-origin',
  'certificate-trusted',
  'stream-http2',
];

function isAnswer(arrival: Arrival): arrival is Extract<Arrival, { readonly kind: 'answer' }> {
  return arrival.kind === 'answer';
}

function pageOf(learned: FetchEnd['learned']): Consequence['page'] {
  if (learned.kind === 'error') return learned.name;
  if (learned.type === 'opaque' || learned.type === 'opaqueredirect') return learned.type;
  return learned.status === 0 ? 'unfilled' : 'response';
}

describe('a call that a step ended', () => {
  test('what the step says had happened is what the log shows', () => {
    const wrong = STOPPED.filter(({ ran, step }) => !isDeepStrictEqual(step.consequence, shown(ran)));
    expect(
      wrong.map(({ ran, situation, step }) => ({ step, shown: shown(ran), situation })).slice(0, 3),
    ).toEqual([]);
  });

  test('what it says would have helped does', () => {
    const wrong = DISTINCT.filter(
      ({ ran, situation, step }) => step.help && !helps(situation, ran, step.help),
    );
    expect(wrong.map(({ situation, step }) => ({ step, situation })).slice(0, 3)).toEqual([]);
  });

  test('the value null is never what would have helped', () => {
    const values = STOPPED.flatMap(({ step: { help } }) =>
      help?.kind === 'header' ? [help.value] : help?.kind === 'direct' ? [help.page] : [],
    );
    expect(values.length).toBeGreaterThan(0);
    expect(values).not.toContain('null');
  });

  test('its sentence holds every piece, in both languages', () => {
    const broken = STOPPED.filter(({ step }) => !isWhole(step, 'zh') || !isWhole(step, 'en'));
    expect(broken.map(({ step }) => describeStep(step, 'en')).slice(0, 3)).toEqual([]);
  });

  test('the situations come to every step of these rules that can end one', () => {
    const met = STOPPED.map(({ step }) => step.id);
    const missing = neverDeciding(['fetch', 'cors', 'preflight', 'redirect'], met);
    expect(missing.filter(id => !id.startsWith('embed-'))).toEqual([]);
  });

  test.each([
    'allow-origin-present',
    'allow-origin-single',
    'allow-origin-wildcard',
    'allow-origin-equal',
  ] as const)('%s: with and without preflight, by pages of every kind, redirected or not', id => {
    const found = STOPPED.filter(({ step }) => step.id === id).map(
      ({ step }) => `${step.consequence?.sent} ${step.help?.kind}`,
    );
    expect([...new Set(found)].sort()).toEqual([
      'preflight direct',
      'preflight header',
      'preflight own-origin',
      'request direct',
      'request header',
      'request own-origin',
    ]);
  });
});

const CORS: readonly string[] = [
  'allow-origin-present',
  'allow-origin-single',
  'allow-origin-wildcard',
  'allow-origin-equal',
];

function isWhole(step: Step, language: Language): boolean {
  const { consequence, definition, help } = step;
  const { by, stopped } = definition;
  const head = headOf(by, stopped, consequence);
  const behind = [
    ...(head && consequence ? consequenceSentences(by, consequence) : []),
    ...(help ? helpSentences(help, consequence) : []),
  ].map(words => words[language]);
  const sentence = describeStep(step, language);
  return (
    sentence.startsWith(head?.[language] ?? '') &&
    sentence.endsWith(behind.join(language === 'zh' ? '' : ' ')) &&
    !/\{(found|wanted|response)\}/.test(sentence)
  );
}

/** Whether the run comes past the step with what would have helped. */
function helps({ call, client, world }: Situation, { log, verdict }: Ran, help: Help): boolean {
  const at = log.length - 1;
  const last = log.at(-1)?.sent.url ?? call.url;
  const place = verdict.steps.length - 1;
  const comesPast = (changed: Situation, values?: Values) => {
    const { steps } = run(changed, values && { at, values }).verdict;
    const { id = verdict.because, passed = true } = steps[place] ?? {};
    return passed || (id !== verdict.because && !(CORS.includes(id) && CORS.includes(verdict.because)));
  };
  const withValues = (values: Values) => comesPast({ call, client, world }, values);
  const passesCors = (changes: Partial<Situation>) => {
    const { steps } = run({ call, client, world, ...changes }).verdict;
    return !steps.some(({ id, passed }) => CORS.includes(id) && !passed);
  };
  const allowing = (origin: string): World => ({ ...world, values: { ...ALLOW, [ORIGIN]: origin } });
  switch (help.kind) {
    case 'header':
      return withValues({ [help.name]: help.value });
    case 'own-origin': {
      const own = { ...client, origin: new URL(client.url).origin };
      const directly = help.redirected ? { call: { ...call, url: last } } : {};
      const there = { ...allowing(own.origin), ...(help.redirected && { redirects: {} }) };
      return passesCors({ client: own, world: there, ...directly }) && (!help.star || withValues(STARRED));
    }
    case 'direct': {
      const there = { ...allowing(help.page), redirects: {} };
      return (
        passesCors({ call: { ...call, url: last }, world: there }) && (!help.star || withValues(STARRED))
      );
    }
    case 'scheme': {
      const safe = { ...call, url: call.url.replace(/^http:/, help.scheme) };
      return comesPast({ call: safe, client, world });
    }
    case 'credentials':
    case 'same-site':
    case 'attributes':
      return false; // of cookies alone
  }
}

test('two values stand beside each other only where comparing them decided', () => {
  const wrong = RUNS.flatMap(({ ran }) => ran.verdict.steps.filter(step => !isCompared(step)));
  expect(wrong.slice(0, 3)).toEqual([]);
});
