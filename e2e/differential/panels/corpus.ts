import type { PanelCase } from './case.ts';
import { experimentNamed } from './experiment.ts';

/** A case in which rule and browser once disagreed, and what it taught. */
export interface KnownCase<C> {
  readonly case: C;
  readonly taught: string;
}

/** The knobs of an experiment at their defaults, but for those that are given. */
function at(experiment: string, changed: Readonly<Record<string, string>>): PanelCase {
  const knobs = Object.entries(experimentNamed(experiment).knobs);
  return {
    experiment,
    knobs: { ...Object.fromEntries(knobs.map(([name, knob]) => [name, knob.default])), ...changed },
  };
}

/** A server that lets most things pass, so that the difference alone is left. */
const OPEN = {
  acao: 'reflect',
  acac: 'true',
  acam: 'PUT,DELETE',
  acah: 'x-lab,content-type,authorization,range',
};
/** What may be kept in the HTTP cache, asked for twice. */
const STORED = { ...OPEN, times: '2', store: '60' };
/** What needs a preflight, asked for twice, and may be remembered. */
const REMEMBERED = { ...OPEN, times: '2', method: 'PUT', acma: '60' };

const fetched = (changed: Readonly<Record<string, string>>, taught: string): KnownCase<PanelCase> => ({
  case: at('fetch', changed),
  taught,
});

/** Found by random cases, or by asking why a browser differs; each stays, so that none comes back unseen. */
export const PANEL_CORPUS: readonly KnownCase<PanelCase>[] = [
  {
    case: at('websocket', { offer: 'chat, superchat', close: '1008,origin not allowed' }),
    taught:
      'a Close frame behind a 101 that the browser fails reaches no page: the run stopped at the browser',
  },
  fetched(
    { method: 'PUT', acao: 'partner', preflight: '404' },
    'of a preflight, who may ask comes before its status',
  ),
  fetched({ ...OPEN, api: 'xhr', upload: 'on' }, 'Chromium: a listener without a body asks for no preflight'),
  fetched(
    { ...OPEN, method: 'POST', body: 'stream' },
    'Firefox sends a stream as text; in Chromium it needs HTTP/2',
  ),
  fetched(
    { ...OPEN, method: 'POST', body: 'stream', mode: 'same-origin' },
    'Chromium: a stream in mode same-origin goes to another origin all the same',
  ),
  fetched(
    { method: 'POST', mode: 'no-cors', referrerPolicy: 'no-referrer' },
    'Chromium: Origin does not follow the referrer policy',
  ),
  fetched(
    { from: 'stage', method: 'POST', mode: 'no-cors', to: 'partner', hopStatus: '307' },
    'Chromium: the Origin of a request that is no CORS request is null after its first redirect',
  ),
  fetched(
    { ...OPEN, acao: 'any', acac: 'none', method: 'PUT', to: 'partner', hopStatus: '307' },
    'Firefox: a preflight behind redirects says where the request came from',
  ),
  fetched(
    { ...OPEN, method: 'PUT', headers: 'x-lab', to: 'lab', hopStatus: '303' },
    'Firefox: what needed a preflight once needs it after every redirect',
  ),
  fetched(
    { ...OPEN, method: 'PUT', to: 'lab', hopStatus: '303' },
    'Firefox: so it does though the method that asked for it is gone',
  ),
  ...['no-cache', 'reload', 'no-store'].map(cache =>
    fetched({ ...REMEMBERED, cache }, `a preflight that is remembered, in the cache mode ${cache}`),
  ),
  fetched({ ...REMEMBERED, acam: '*', acac: 'none' }, 'Firefox: a * is not remembered'),
  fetched(
    { ...REMEMBERED, method: 'HEAD', headers: 'x-lab' },
    'Firefox: HEAD is remembered where it is listed',
  ),
  fetched(
    { ...REMEMBERED, on: 'preflight' },
    'Chromium: a request that fails leaves its preflight remembered',
  ),
  fetched(
    { ...REMEMBERED, from: 'sandbox', acao: 'null' },
    'Chromium: for the origin null no preflight is remembered',
  ),
  fetched({ ...REMEMBERED, acma: '-1' }, 'a negative Access-Control-Max-Age is 0'),
  fetched(
    { ...OPEN, headers: 'authorization', to: 'partner,partner', acao: 'any', acac: 'none' },
    'Firefox: what a redirect to another origin held back is sent again after one within its origin',
  ),
  fetched(
    { ...STORED, method: 'POST', to: 'lab', hopStatus: '303' },
    'Firefox: a GET that a redirect made of a POST asks the server',
  ),
  fetched({ ...STORED, from: 'sandbox', acao: 'null' }, 'Chromium: for the origin null nothing is kept'),
  fetched({ ...STORED, target: 'lab-tls' }, 'Chromium: what came past a certificate error is not kept'),
  fetched({ ...STORED, status: '404' }, 'Firefox: few statuses are fresh'),
  fetched({ ...STORED, status: '404', cache: 'force-cache' }, 'Firefox: and yet each is kept'),
  fetched({ ...STORED, acao: 'none' }, 'Chromium keeps no answer whose CORS check fails'),
  fetched({ ...STORED, method: 'HEAD' }, 'Firefox keeps answers to HEAD'),
  fetched({ ...STORED, headers: 'range' }, 'Chromium answers a Range from what it kept'),
  fetched(
    { ...STORED, times: '1', from: 'both', stageOn: 'other-site' },
    'Chromium: frames of another site have a cache of their own',
  ),
  fetched(
    { ...STORED, times: '1', from: 'both', headers: 'authorization' },
    'an answer out of the cache may come after another preflight, and be withheld: no failure of the preflight',
  ),
  ...['lab', 'other-site'].map(stageOn =>
    fetched(
      { ...OPEN, from: 'stage', stageOn, api: 'xhr', method: 'PUT', dies: 'on' },
      `Firefox: a PUT by XHR that is not answered loads, within its origin alone (from ${stageOn})`,
    ),
  ),
  fetched({ ...OPEN, redirect: 'error', to: 'lab' }, 'a redirect in mode error is none'),
  ...['lab', 'other-site', 'lab-tls'].flatMap(target =>
    ['unsafe-url', 'no-referrer-when-downgrade', 'origin-when-cross-origin'].map(referrerPolicy =>
      fetched({ ...OPEN, target, referrerPolicy }, `Firefox: Referer to ${target} by ${referrerPolicy}`),
    ),
  ),
  {
    case: at('post-message', { target: 'no-url', content: 'function' }),
    taught: 'Chromium clones a message before it reads its target',
  },
  {
    case: at('post-message', { target: 'no-scheme', content: 'function' }),
    taught: 'Firefox leaves a call whose target has no origin before it clones the message',
  },
  {
    case: at('origins', { a: 'https://www.example.com:8443/', b: 'http://www.example.com:8443/' }),
    taught: 'the scheme alone makes another origin: with the default ports, the port would be another too',
  },
  {
    case: at('origins', { a: '{lab}/a', b: '{lab-tls}/' }),
    taught: 'Chromium: the scheme alone makes another site',
  },
];
