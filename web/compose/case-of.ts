import type { OriginName, Origins } from '../../server/protocol/origins.ts';
import { ORIGIN_NAMES } from '../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../server/protocol/paths.ts';
import type { EXPERIMENTS_OF_COMPOSER } from '../addresses.ts';
import { addressOf, callOf, type FetchKnobValues } from '../experiments/fetch/call.ts';
import type { KnobValues } from '../experiments/knob.ts';
import { namesIn } from '../experiments/shared/names.ts';
import { NAMESPACES } from '../experiments/socket-io/knobs.ts';
import type { FetchCase, FixCase, SocketIoCase, WebSocketCase } from '../fixes/case.ts';

export type ComposedName = (typeof EXPERIMENTS_OF_COMPOSER)[number];

function isOriginName(word: string): word is OriginName {
  return ORIGIN_NAMES.some(name => name === word);
}

/** Origins that the server lets in already, by the words of the lab: a fix shuts none of them out. */
function admitted(words: readonly string[], origins: Origins): readonly string[] {
  return words.flatMap(word => {
    if (['both', 'list', 'twice', 'allowlist'].includes(word)) return [origins.reader, origins.partner];
    return isOriginName(word) ? [origins[word]] : [];
  });
}

/** What the knobs of an experiment amount to, for the fixes. */
export function caseOf(name: ComposedName, knobs: KnobValues, origins: Origins): FixCase {
  switch (name) {
    case 'fetch':
      // The composer hands over every knob of the experiment that it names.
      return fetchCase(knobs as FetchKnobValues, origins);
    case 'websocket':
      return websocketCase(knobs, origins);
    case 'socket-io':
      return socketIoCase(knobs, origins);
  }
}

/** Every answer of the lab carries these three. */
const EXPOSED_BY_STAR = ['X-Lab', 'X-Count', 'X-Other'];

function fetchCase(knobs: FetchKnobValues, origins: Origins): FetchCase {
  const { base } = addressOf(knobs, origins);
  const { mode, credentials, method, headers, body, uploadListener } = callOf(knobs, base, origins);
  const own = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const brought = own || !body?.contentType ? [] : [{ name: 'Content-Type', value: body.contentType }];
  const exposed = namesIn(knobs.aceh);
  return {
    kind: 'fetch',
    pages: [...askingOrigins(knobs, origins), ...admitted([knobs.acao], origins)],
    url: base,
    connectSources: connectSources(knobs, origins),
    mode,
    credentials: credentials === 'include',
    method,
    headers: [...headers, ...brought],
    upload: uploadListener || body?.stream === true,
    exposed: exposed.includes('*') ? EXPOSED_BY_STAR : exposed,
    maxAge: knobs.acma === 'none' ? null : Number(knobs.acma),
    redirects: namesIn(knobs.to).flatMap(name => (isOriginName(name) ? [origins[name]] : [])),
  };
}

function askingOrigins({ from, stageOn }: FetchKnobValues, origins: Origins): readonly string[] {
  if (from === 'sandbox') return ['null'];
  return [
    ...(from === 'stage' ? [] : [origins.reader]),
    ...(from !== 'page' && isOriginName(stageOn) ? [origins[stageOn]] : []),
  ];
}

/** `connect-src` of the page that asks, by the words of a stage's policy; null where it lets the request pass. */
function connectSources({ from, csp }: FetchKnobValues, origins: Origins): readonly string[] | null {
  if (from === 'page' || csp === 'none' || csp === 'bad-port') return null;
  return csp === 'self' ? ["'self'"] : [origins.lab];
}

function websocketCase(knobs: KnobValues, origins: Origins): WebSocketCase {
  const base = knobs.scheme === 'wss' ? origins['lab-tls'] : origins.lab;
  return {
    kind: 'websocket',
    pages: [origins.reader, ...admitted([knobs.allow ?? ''], origins)],
    url: base.replace(/^http/, 'ws') + LAB_PATHS.websocket,
    connectSources: null,
    subprotocols: namesIn(knobs.offer ?? ''),
  };
}

function socketIoCase(knobs: KnobValues, origins: Origins): SocketIoCase {
  return {
    kind: 'socket-io',
    pages: [origins.reader, ...admitted([knobs.cors ?? '', knobs.allow ?? ''], origins)],
    url: origins.lab + LAB_PATHS['socket-io'],
    connectSources: null,
    credentials: knobs.credentials === 'on',
    headers: [],
    namespace: NAMESPACES[knobs.namespace as keyof typeof NAMESPACES],
  };
}
