import { getField } from '../rules/core/exchange.ts';
import { statusOf } from './hints/hint.ts';
import type { Known } from './known.ts';
import type { NamedFailure } from './named-failure.ts';

/** Where one logs in: a page, to which no script can be sent. */
const LOGIN =
  /(?:^|[./_-])(?:log-?in|sign-?in|signon|sso|cas|saml2?|oauth2?|oidc|authorize|adfs|openid-connect|auth(?:enticate)?|accounts?|idp|identity)(?=[./_?-]|$)/i;
/** The page of an identity provider, by its address alone. */
const AUTHORIZE =
  /\/(?:authorize|adfs\/ls|saml2?(?:\/|$)|o\/oauth2|openid-connect\/auth|account\/login|users\/sign_in)\b/i;

function isLogin(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return LOGIN.test(hostname) || LOGIN.test(pathname);
}

function isSamePath(target: string, url: string | null): boolean {
  const pathOf = (address: string) => new URL(address).pathname.replace(/\/+$/, '');
  return url !== null && pathOf(target) === pathOf(url);
}

/** The page that a redirect of this case leads to; null where none is told. */
export function redirectTarget({ said, answers, preflight, url }: Known): string | null {
  if (said?.from && said.url) return said.url;
  const redirect = [preflight, ...answers].find(
    answer => answer?.status && answer.status >= 300 && answer.status < 400,
  );
  const location = redirect ? getField(redirect.fields, 'Location') : null;
  if (location === null || !URL.canParse(location, url ?? undefined)) return null;
  return new URL(location, url ?? undefined).href;
}

const REDIRECTED: ReadonlySet<NamedFailure['cause']> = new Set<NamedFailure['cause']>([
  'allow-origin-missing',
  'allow-origin-mismatch',
  'origin-not-allowed',
  'wildcard-with-credentials',
  'cors-unnamed',
]);

function ledToLogin(failure: NamedFailure, known: Known): boolean {
  // After a redirect Chromium makes a preflight at the login page, too.
  if (!REDIRECTED.has(failure.cause) || (failure.at === 'preflight' && !known.said?.from)) return false;
  const target = redirectTarget(known);
  // A redirect that only adds a slash, TLS or www stays at its page, whatever that is called.
  if (target !== null) return isLogin(target) && !isSamePath(target, known.url);
  return known.url !== null && AUTHORIZE.test(new URL(known.url).pathname);
}

/** A failure by what the case tells beside its message: the same words may mean something more particular there. */
export function narrowed(failure: NamedFailure, known: Known): NamedFailure {
  const { kind, page, url } = known;
  if (ledToLogin(failure, known)) return { ...failure, cause: 'redirect-to-login', stops: 'browser' };
  if (kind === 'socket-io' && failure.cause === 'status-readable' && statusOf(failure, known) === 400) {
    return { ...failure, cause: 'engine-refused', stops: 'server', step: null, basis: 'symptom' };
  }
  // Of a request to the page’s own origin the browser makes no CORS check.
  const own = kind === 'fetch' && page !== null && url !== null && new URL(url).origin === page;
  return own && failure.basis === 'symptom' ? { ...failure, cause: 'same-origin-failed' } : failure;
}
