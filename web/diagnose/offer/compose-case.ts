import { sentHeaders, unsafeHeaderNames } from '../../rules/cors/safelist.ts';
import { CAUSES } from '../causes/index.ts';
import type { KnobSettings } from '../causes/knobs.ts';
import { statusOf } from '../hints/hint.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';

/** An experiment with the knobs that make such a failure in the lab; the reader's own values stay out of it. */
export interface ComposeCase {
  readonly experiment: 'fetch' | 'websocket' | 'socket-io';
  readonly knobs: KnobSettings;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'patch', 'put'];

/** The case as the lab can play it; null where the lab has nothing like it. */
export function composeCaseOf(failure: NamedFailure, known: Known): ComposeCase | null {
  const { compose } = CAUSES[failure.cause];
  const own = compose?.[known.kind];
  if (own === undefined) return null;
  const details = { ...failure, status: statusOf(failure, known) };
  const knobs = typeof own === 'function' ? own(details, known) : own;
  switch (known.kind) {
    case 'fetch':
      return { experiment: 'fetch', knobs: { ...pageKnobs(failure, known), ...allowing(known), ...knobs } };
    case 'websocket':
      return { experiment: 'websocket', knobs };
    case 'socket-io': {
      const credentials = known.credentials === 'include' ? { credentials: 'on' } : {};
      return { experiment: 'socket-io', knobs: { ...credentials, ...knobs } };
    }
  }
}

function pageKnobs(failure: NamedFailure, known: Known): KnobSettings {
  const names = unsafeHeaderNames(sentHeaders(known.headers));
  const custom = names.filter(name => name !== 'content-type');
  // A preflight whose reason is not known needs one all the same.
  const method = known.method ?? (failure.at === 'preflight' && names.length === 0 ? 'PUT' : 'GET');
  const json = names.includes('content-type');
  return {
    ...(known.api === 'xhr' && { api: 'xhr' }),
    ...(METHODS.includes(method) && method !== 'GET' && { method }),
    ...(known.mode !== null && known.mode !== 'cors' && { mode: known.mode }),
    ...(known.credentials === 'include' && { credentials: 'include' }),
    ...(custom.length > 0 && { headers: custom.includes('authorization') ? 'authorization' : 'x-lab' }),
    ...(json && { contentType: 'json' }),
  };
}

/** A server that allows the request. */
function allowing({ credentials, headers, method }: Known): KnobSettings {
  const allowed = (method ?? 'PUT').toUpperCase();
  return {
    acao: 'reader',
    ...(credentials === 'include' && { acac: 'true' }),
    ...(['PUT', 'PATCH', 'DELETE'].includes(allowed) && { acam: allowed }),
    ...(headers.length > 0 && { acah: 'x-lab,content-type,authorization' }),
  };
}
