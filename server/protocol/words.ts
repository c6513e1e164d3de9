/**
 * The words that the query of a request to the lab may hold, so that a page can only choose what the lab knows: a value
 * is never copied from a query into an answer. Both sides read them here.
 */
import { ORIGIN_NAMES, type Origins } from './origins.ts';

/** Origins of the lab, which are all but the reader. */
export const [, ...LAB_ORIGIN_NAMES] = ORIGIN_NAMES;
export type LabOriginName = (typeof LAB_ORIGIN_NAMES)[number];
/** Those where a request may go, and what a redirect may lead to: at the second port only pages are opened. */
export const REQUEST_ORIGIN_NAMES = LAB_ORIGIN_NAMES.filter(name => name !== 'lab-2');

/**
 * `acao`: what the answer says in Access-Control-Allow-Origin. A name of an origin stands for that origin. `any`: `*`.
 * `list`: the reader and the partner in one field. `twice`: the same two in two fields. `slash`: the reader with a slash
 * behind it. `upper`: the reader in upper case. `bare`: the reader without its scheme. `reflect`: whatever Origin the
 * request carries. `allowlist`: that Origin, if it is the reader or the partner. `suffix`: that Origin, if its host ends
 * with the reader's host name, which is a mistake. `none`: no such field.
 */
export const ALLOW_ORIGIN_WORDS = [
  'none',
  'any',
  'null',
  'reader',
  ...REQUEST_ORIGIN_NAMES,
  'list',
  'twice',
  'slash',
  'upper',
  'bare',
  'reflect',
  'allowlist',
  'suffix',
] as const;
export type AllowOriginWord = (typeof ALLOW_ORIGIN_WORDS)[number];

/** `acac`: the value of Access-Control-Allow-Credentials as it stands; `none`: no such field. */
export const ALLOW_CREDENTIALS_WORDS = ['none', 'true', 'True', 'false'] as const;

/** `acam`: elements of Access-Control-Allow-Methods, comma separated. */
export const ALLOW_METHODS_WORDS = [
  '*',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'put',
  'patch',
  'delete',
] as const;

/** `acah`: elements of Access-Control-Allow-Headers, comma separated. */
export const ALLOW_HEADERS_WORDS = [
  '*',
  'x-lab',
  'X-Lab',
  'x-trace',
  'content-type',
  'authorization',
  'accept',
  'range',
] as const;

/** `aceh`: elements of Access-Control-Expose-Headers, comma separated. Every answer carries the three that begin with `x-`. */
export const EXPOSE_HEADERS_WORDS = ['*', 'x-lab', 'X-Count', 'x-other', 'vary'] as const;

/** `on`: which answers carry the Access-Control fields. */
export const CORS_ON_WORDS = ['both', 'preflight', 'request'] as const;

/** `data`: how often a Socket.IO server emits `data`, and then nothing else. */
export const DATA_WORDS = ['once', 'twice'] as const;

/** `status` of the request itself; `preflight` of the answer to its preflight, where a redirect leads to the same address; `hop-status` of a redirect. */
export const STATUSES = [200, 201, 204, 400, 401, 403, 404, 413, 418, 500, 502, 503] as const;
export const PREFLIGHT_STATUSES = [200, 204, 301, 302, 307, 400, 401, 403, 404, 405, 500, 502] as const;
export const HOP_STATUSES = [301, 302, 303, 307, 308] as const;

/** `body`: what the answer holds. `json` says what the lab did; the others are fixed. */
export const BODY_WORDS = ['json', 'text', 'html', 'script', 'png', 'empty'] as const;
export type BodyWord = (typeof BODY_WORDS)[number];

/**
 * What `/jsonp` answers with. `call`: a call of the named function. `spy`: the same, and code that sends the page's text away.
 * `json`: the data alone. `html`: a page.
 */
export const JSONP_ANSWERS = ['call', 'spy', 'json', 'html'] as const;
/** `callback`: a name as it should be checked for. */
export const CALLBACK_NAME = /^[\w$.]{1,64}$/;
/** The one text that isn’t a name and that the lab still repeats, where the query turns its check off. */
export const CALLBACK_CODE = "document.title='run'//";

/** `upstream`: what the open proxy is to fetch, by name, so that no address ever comes from a query. */
export const PROXY_UPSTREAMS = ['partner', 'internal'] as const;
/** A host that only the proxy can reach; no public name ends so (ICANN resolution 2024.07.29.06 reserves `.internal`). */
export const INTERNAL_HOST = 'inventory.internal';
/** By it (RFC 9110 §7.6.3) a request that the lab's proxy sent on is known. */
export const PROXY_VIA = '1.1 lab-proxy';
/** What each of them has, by its path. */
export const UPSTREAM_PATHS = {
  items: '/items',
  login: '/login',
  stock: '/stock',
  websocket: '/ws',
} as const;
/**
 * `/events`. `as`: a stream of messages, or one message to whoever polled for it. `mime`: what the response is said to be.
 * `acah`: what its preflight allows. `name`: the type of each event. `per`: messages in one response. `after`: the message that
 * whoever polls had last. `again`: the status for whoever had a message before (Last-Event-ID).
 */
export const STREAM_FORMS = ['stream', 'poll'] as const;
export const STREAM_MIMES = ['event-stream', 'latin1', 'plain', 'json'] as const;
export const STREAM_ALLOWS = ['none', 'last-event-id'] as const;
export const STREAM_NAMES = ['message', 'price'] as const;
export const STREAM_PER = [1, 3] as const;
/** `retry`: the field of that name, in milliseconds. `every`: the pause before each message. */
export const STREAM_RETRIES = [300, 1_000] as const;
export const STREAM_PAUSES = [200, 600] as const;
/** The messages that there are in all. */
export const STREAM_MESSAGES = 3;

/**
 * `target`: for whom the response to a form calls postMessage. A name of an origin stands for that origin. `referrer`: for the page
 * that its own `document.referrer` names. `any`: `*`. `none`: it is JSON, and calls nothing.
 */
export const FORM_TARGETS = ['none', 'any', 'referrer', ...LAB_ORIGIN_NAMES] as const;

/** `check`: what the server holds a transfer against besides its session. `referer`: that header, where there is one. */
export const TRANSFER_CHECKS = ['origin', 'metadata', 'token', 'referer'] as const;
export type TransferCheck = (typeof TRANSFER_CHECKS)[number];

/** `vary`: the value of Vary. `store`: how many seconds a cache may keep the answer; 0: `no-store`. */
export const VARY_WORDS = ['none', 'origin'] as const;
export const STORE_SECONDS = [0, 60] as const;

/** `acma`: Access-Control-Max-Age in seconds; without the knob no such field. */
export const MAX_AGE_SECONDS = { least: -1, most: 86_400 } as const;

/** `to`: where the request is sent on to, one redirect after the other, by the origins' names. */
export const MOST_HOPS = 5;

/** Items of one list in a query, such as origins or subprotocols. More than this says nothing more to a learner. */
export const MOST_ITEMS = 16;

/**
 * `close`: a code and, after a comma, a reason. The codes are those that an endpoint may send (RFC 6455 §7.4, IANA
 * registry), as a regular expression: 1004 to 1006 and 1015 are reserved and never sent.
 */
export const CLOSE_CODES = '100[0-37-9]|101[0-4]|[34][0-9]{3}';
/** Longest reason, in bytes of UTF-8: a control frame holds 125 and the code takes 2 (RFC 6455 §5.5). */
export const CLOSE_REASON_BYTES = 123;

/**
 * Cookies that the lab sets, each named `xdl_` and its word, behind the prefix where the word is one. `none`: SameSite=None
 * with Secure. `none-insecure`: without it. `default`: no SameSite. `partitioned-insecure`: Partitioned without Secure.
 * `http-readable`, `host-http-readable`: without the HttpOnly that their prefix demands.
 * `domain`: with the Domain that is the host without its first label, or the host itself where it has no other.
 */
export const COOKIE_KINDS = [
  'none',
  'none-insecure',
  'lax',
  'strict',
  'default',
  'lax-secure',
  'partitioned',
  'partitioned-insecure',
  'host',
  'secure',
  'http',
  'http-readable',
  'host-http',
  'host-http-readable',
  'domain',
  'httponly',
  'path',
] as const;
export type CookieKind = (typeof COOKIE_KINDS)[number];
export const COOKIE_PREFIX = 'xdl_';
/** Seconds that a cookie of the lab lives, and how many of them a learner may have. */
export const COOKIE_SECONDS = 600;
export const MOST_COOKIES = 20;

/** The prefixes of names by which browsers know a cookie's promises (RFC 6265bis §4.1.3; `__Http-` is younger). */
const NAME_PREFIXES: Readonly<Partial<Record<CookieKind, string>>> = {
  host: '__Host-',
  secure: '__Secure-',
  http: '__Http-',
  'http-readable': '__Http-',
  'host-http': '__Host-Http-',
  'host-http-readable': '__Host-Http-',
};

/** The name of a cookie as it stands in the jar. */
export function cookieName(kind: CookieKind): string {
  return `${NAME_PREFIXES[kind] ?? ''}${COOKIE_PREFIX}${kind.replaceAll('-', '_')}`;
}

/**
 * Policies of a stage, by name. `none`: the stage's own policy, which lets it connect to every origin of the lab. `self`:
 * `connect-src 'self'`. `lab`: the lab's main origin alone. `bad-port`: every origin of the lab, and the one of `badPortOrigin`.
 */
export const STAGE_POLICIES = ['none', 'self', 'lab', 'bad-port'] as const;
export type StagePolicy = (typeof STAGE_POLICIES)[number];

/** Pages in frames and windows that another page of the lab wants something of, each at its own path. */
export const FRAME_PAGES = ['name', 'blank', 'hash', 'relay', 'domain'] as const;
export type FramePage = (typeof FRAME_PAGES)[number];
/** `relay`: the origin of the page through which `hash` writes to the page around it; `none`: it writes there itself. */
export const RELAYS = ['above', 'own', 'none'] as const;

/**
 * Whether the pages of an origin leave out `Origin-Agent-Cluster: ?0`. The first page of an origin decides for the whole tab
 * (https://html.spec.whatwg.org/#obtain-similar-origin-window-agent), so that no two of one origin should differ.
 */
export function isKeyed(name: LabOriginName): boolean {
  return name !== 'lab' && name !== 'lab-2';
}

/** The lab's scheme and host with a port to which no browser sends anything (https://fetch.spec.whatwg.org/#port-blocking). */
export function badPortOrigin({ lab }: Origins): string {
  const { protocol, hostname } = new URL(lab);
  return `${protocol}//${hostname}:6000`;
}

/** Sources of CSP for every origin of the lab, in the order of their names, each once. */
export function labSources(origins: Origins): readonly string[] {
  return [...new Set(LAB_ORIGIN_NAMES.map(name => origins[name]))];
}

/**
 * The `connect-src` of a stage, as source expressions in their order. A WebSocket needs a source of its own: `http:` in a
 * source stands for `https:` as well and for no more (CSP Level 3 §6.7.2.8).
 */
export function stageConnectSources(policy: StagePolicy, origins: Origins): readonly string[] {
  if (policy === 'self') return ["'self'"];
  const further = policy === 'bad-port' ? [badPortOrigin(origins)] : [];
  const allowed = policy === 'lab' ? [origins.lab] : [...labSources(origins), ...further];
  return allowed.flatMap(origin => [origin, origin.replace(/^http/, 'ws')]);
}
