import type { CredentialsMode } from '../../rules/cors/check.ts';
import type { FetchCall } from '../../rules/fetch/fetch-call.ts';

/** A plain GET by `fetch`. */
export function getBy(url: URL, credentials: CredentialsMode): FetchCall {
  return {
    api: 'fetch',
    url: url.href,
    method: 'GET',
    mode: 'cors',
    credentials,
    redirect: 'follow',
    cache: 'no-store',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers: [],
    body: null,
    uploadListener: false,
  };
}
