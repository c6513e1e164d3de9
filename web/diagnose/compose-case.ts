import { PREFLIGHT_STATUSES, STATUSES } from '../../server/lab-words.ts';
import { getField } from '../rules/core/exchange.ts';
import { sentHeaders, unsafeHeaderNames } from '../rules/cors/safelist.ts';
import type { Finding } from './finding.ts';
import { statusOf } from './hints/hint.ts';
import type { Known } from './known.ts';

/** An experiment with the knobs that make the same failure in the lab; the reader's own values stay out of it. */
export interface ComposeCase {
  readonly experiment: 'fetch' | 'websocket' | 'socket-io';
  readonly knobs: Readonly<Record<string, string>>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'patch', 'put'];

/** The case as the lab can play it; null where the lab has nothing like it. */
export function composeCaseOf(finding: Finding, known: Known): ComposeCase | null {
  switch (known.kind) {
    case 'fetch':
      return fetchCase(finding, known);
    case 'websocket':
      return socketCase(finding);
    case 'socket-io':
      return engineCase(finding, known);
  }
}

function fetchCase(finding: Finding, known: Known): ComposeCase | null {
  const server = serverKnobs(finding, known);
  return server && { experiment: 'fetch', knobs: { ...pageKnobs(finding, known), ...server } };
}

function pageKnobs(finding: Finding, known: Known): Record<string, string> {
  const names = unsafeHeaderNames(sentHeaders(known.headers));
  const custom = names.filter(name => name !== 'content-type');
  // A preflight whose reason is not known needs one all the same.
  const method = known.method ?? (finding.at === 'preflight' && names.length === 0 ? 'PUT' : 'GET');
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

/** A server that lets the request pass, but for the one thing that failed. */
function serverKnobs(finding: Finding, known: Known): Record<string, string> | null {
  const { at, cause, value } = finding;
  const method = known.method ?? 'PUT';
  const status = statusOf(finding, known);
  const good = {
    acao: 'reader',
    ...(known.credentials === 'include' && { acac: 'true' }),
    ...(['PUT', 'PATCH', 'DELETE'].includes(method.toUpperCase()) && { acam: method.toUpperCase() }),
    ...(known.headers.length > 0 && { acah: 'x-lab,content-type,authorization' }),
  };
  switch (cause) {
    case 'allow-origin-missing':
      if (at === 'preflight') return { ...good, on: 'request', ...preflightStatus(status) };
      return { ...good, acao: 'none', ...requestStatus(status) };
    case 'allow-origin-mismatch':
      if (value !== null && value === known.page) return { ...good, to: 'partner' };
      return { ...good, acao: mismatch(value, known.page) };
    case 'allow-origin-multiple':
      return { ...good, acao: new Set(value?.split(/\s*,\s*/)).size === 1 ? 'twice' : 'list' };
    case 'wildcard-with-credentials':
      return { ...good, acao: 'any' };
    case 'credentials-not-allowed':
      return { ...good, acac: value === 'True' || value === 'false' ? value : 'none' };
    case 'options-refused':
    case 'preflight-status':
      return { ...good, ...preflightStatus(status ?? 404) };
    case 'preflight-redirect':
      return { ...good, ...preflightStatus(status === 301 || status === 307 ? status : 302) };
    case 'preflight-method':
      return { ...good, acam: starred(known, 'Access-Control-Allow-Methods') ? '*' : 'GET' };
    case 'preflight-header':
      return { ...good, acah: starred(known, 'Access-Control-Allow-Headers') ? '*' : '' };
    case 'csp':
      return { ...good, from: 'stage', stageOn: 'lab', csp: 'self', target: 'partner' };
    case 'mode-same-origin':
    case 'no-cors-method':
    case 'opaque':
    case 'readable':
      return good;
    case 'status-readable':
      return { ...good, ...requestStatus(status) };
    default:
      return null;
  }
}

function mismatch(value: string | null, page: string | null): string {
  if (value === 'null') return 'null';
  if (value !== null && page !== null) {
    if (value.replace(/\/$/, '') === page) return 'slash';
    if (value.toLowerCase() === page) return 'upper';
    if (!value.includes('://')) return 'bare';
  }
  return 'partner';
}

function preflightStatus(status: number | null): Record<string, string> {
  const statuses: readonly number[] = PREFLIGHT_STATUSES;
  if (status === null || status === 204) return {};
  return { preflight: String(statuses.includes(status) ? status : status >= 500 ? 500 : 404) };
}

function requestStatus(status: number | null): Record<string, string> {
  const statuses: readonly number[] = STATUSES;
  return status !== null && status !== 200 && statuses.includes(status) ? { status: String(status) } : {};
}

function starred(known: Known, name: string): boolean {
  return known.preflight !== null && getField(known.preflight.fields, name)?.trim() === '*';
}

function socketCase({ cause }: Finding): ComposeCase | null {
  switch (cause) {
    case 'socket-refused':
    case 'socket-failed':
    case 'socket-1006':
      return { experiment: 'websocket', knobs: { allow: 'partner' } };
    case 'socket-subprotocol-unanswered':
      return { experiment: 'websocket', knobs: { offer: 'chat' } };
    default:
      return null;
  }
}

function engineCase({ cause }: Finding, known: Known): ComposeCase | null {
  const credentials = known.credentials === 'include' ? { credentials: 'on' } : {};
  const knobs = (values: Record<string, string>): ComposeCase => ({
    experiment: 'socket-io',
    knobs: { ...credentials, ...values },
  });
  switch (cause) {
    case 'allow-origin-missing':
    case 'xhr-poll-error':
      return knobs({ cors: 'off' });
    case 'allow-origin-mismatch':
      return knobs({ cors: 'partner' });
    case 'wildcard-with-credentials':
      return knobs({ cors: 'any', credentials: 'on' });
    case 'credentials-not-allowed':
      return knobs({ credentials: 'on' });
    case 'engine-transport':
      return knobs({ server: 'websocket-only' });
    case 'engine-forbidden':
      return knobs({ allow: 'partner' });
    case 'socket-refused':
    case 'websocket-error':
      return knobs({ transports: 'websocket', allow: 'partner' });
    case 'namespace-invalid':
      return knobs({ namespace: 'unknown' });
    default:
      return null;
  }
}
