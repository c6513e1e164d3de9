import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import { isAddress, registrableDomain } from '../origin/site.ts';
import { allowsOwnSuffix, keepsNameless, laxByDefault, partitionsThirdParties } from './browsers.ts';
import { asksJar, type CookieContext, type CookieScene, sceneOf } from './context.ts';
import { helpToStore } from './help.ts';
import {
  defaultPath,
  domainMatches,
  isExpired,
  type Jar,
  pathMatches,
  putCookie,
  type StoredCookie,
} from './jar.ts';
import { type CookieLine, octets, parseSetCookie, sameSiteAttribute } from './line.ts';
import { prefixOf, pretendsPrefix } from './prefix.ts';
import * as cookieStoreSteps from './store-steps.ts';

/** Octets of name and value together (RFC 6265bis §5.6). */
const MOST_OCTETS = 4096;
/** A cookie lives no longer than 400 days (RFC 6265bis §5.5). */
const LONGEST_LIFE = 400 * 24 * 60 * 60 * 1000;

/** What becomes of one Set-Cookie field. */
export interface Storing {
  /** Null: it was not kept, for the reason that the last step gives. */
  readonly cookie: StoredCookie | null;
  readonly steps: readonly Step[];
  readonly jar: Jar;
}

/**
 * Takes one Set-Cookie field of the response to a request into the jar, or not: RFC 6265bis §5.7, with what browsers do besides.
 * The last step decides, and each one before it has passed.
 */
export function storeCookie(jar: Jar, field: string, context: CookieContext): Storing {
  const stored = store(jar, field, context);
  const last = stored.steps.at(-1);
  if (stored.cookie || !last) return stored;
  const help = helpToStore(field, context, (...changed) => store(jar, ...changed).cookie !== null);
  const left: Step = { ...last, left: 'response', ...(help && { help }) };
  return { ...stored, steps: [...stored.steps.slice(0, -1), left] };
}

function store(jar: Jar, field: string, context: CookieContext): Storing {
  const steps: Step[] = [];
  const walk = storing(jar, field, context);
  for (;;) {
    const next = walk.next();
    if (next.done) return { cookie: next.value, steps, jar: putCookie(jar, next.value, context.browser) };
    steps.push(next.value);
    if (!next.value.passed) return { cookie: null, steps, jar };
  }
}

function* storing(jar: Jar, field: string, context: CookieContext): Generator<Step, StoredCookie> {
  const scene = sceneOf(context);
  yield step(cookieStoreSteps.cookieStoreCredentials, asksJar(context), { found: context.credentials });
  const line = parseSetCookie(field, context.browser);
  yield step(cookieStoreSteps.cookieCharacters, line !== null, { found: JSON.stringify(field) });
  if (!line) throw new RangeError('a step that did not pass was passed over');
  yield* ofItself(line, scene, context);
  yield* domainSteps(line, scene, context);
  yield* safetySteps(line, scene, context);
  const cookie = kept(line, scene, context);
  if (!scene.trustworthy) {
    const covered = jar.some(other => other.secure && covers(cookie, other));
    const compared = { found: cookie.name, wanted: new URL(context.url).origin };
    yield step(cookieStoreSteps.cookieSecureKept, !covered, compared);
  }
  const over = isExpired(cookie, context.now);
  const compared = { found: cookie.name, wanted: cookie.partition };
  yield step(over ? cookieStoreSteps.cookieRemoved : keptBy(cookie), true, compared);
  return cookie;
}

const keptBy = ({ partition }: StoredCookie) =>
  partition === null ? cookieStoreSteps.cookieStored : cookieStoreSteps.cookieStoredPartitioned;

/** Name, size and prefix. */
function* ofItself(line: CookieLine, scene: CookieScene, context: CookieContext): Generator<Step> {
  const { name, value } = line;
  const named = name !== '' || (value !== '' && keepsNameless(context.browser, value));
  yield step(cookieStoreSteps.cookieName, named, { found: name || value || null });
  const size = octets(name) + octets(value);
  yield step(cookieStoreSteps.cookieSize, size <= MOST_OCTETS, {
    found: String(size),
    wanted: String(MOST_OCTETS),
  });
  const same = line.domain !== null && isAsGoodAsNone(line.domain, scene, context);
  const prefix = prefixOf(same ? { ...line, domain: null } : line);
  if (prefix) {
    const compared = { found: prefix.prefix, wanted: prefix.demands };
    yield step(cookieStoreSteps.cookiePrefix, prefix.met, compared);
  }
  if (pretendsPrefix(line)) yield step(cookieStoreSteps.cookiePrefixNameless, false, { found: value });
}

/** Measured: to `__Host-` a Domain that is the host itself is none where that is an address. */
function isAsGoodAsNone(domain: string, scene: CookieScene, context: CookieContext): boolean {
  const address = isAddress(scene.host) && domain === scene.host;
  return address || (allowsOwnSuffix(context.browser) && isHostItself(domain, scene, context));
}

function* domainSteps(line: CookieLine, scene: CookieScene, context: CookieContext): Generator<Step> {
  if (!line.domain) return;
  const compared = { found: line.domain, wanted: scene.host };
  if (line.domain === scene.host) return yield step(cookieStoreSteps.cookieDomainSet, true, compared);
  const above = domainMatches(scene.host, line.domain);
  yield step(cookieStoreSteps.cookieDomainSet, above, compared);
  const suffix = registrableDomain(line.domain, context.suffixOf).domain === null;
  yield step(cookieStoreSteps.cookiePublicSuffix, !suffix, compared);
}

/** What Secure, SameSite and Partitioned ask of each other and of the request. */
function* safetySteps(line: CookieLine, scene: CookieScene, context: CookieContext): Generator<Step> {
  if (line.secure) {
    const compared = { found: new URL(context.url).origin };
    yield step(cookieStoreSteps.cookieSecureSet, scene.trustworthy, compared);
  }
  if (line.sameSite === 'none') {
    yield step(cookieStoreSteps.cookieNoneSecure, line.secure, { found: 'SameSite=None', wanted: 'Secure' });
  }
  if (line.partitioned) {
    const compared = { found: 'Partitioned', wanted: 'Secure' };
    yield step(cookieStoreSteps.cookiePartitionedSecure, line.secure, compared);
  }
  if (scene.sameSite || scene.navigation) return;
  const crosses = line.sameSite === 'none' || (line.sameSite === 'default' && !laxByDefault(context.browser));
  const found = sameSiteAttribute(line.sameSite);
  yield step(cookieStoreSteps.cookieSameSiteSet, crosses, { found });
  if (line.partitioned || partitionsThirdParties(context.browser)) return;
  const parties = { found: scene.host, wanted: context.top };
  yield step(cookieStoreSteps.cookieThirdPartySet, context.thirdPartyCookies, parties);
}

/** Whether a cookie of http in the clear would hide a Secure one from its server (§5.7, "leave secure cookies alone"). */
function covers(cookie: StoredCookie, other: StoredCookie): boolean {
  return (
    cookie.name === other.name &&
    (domainMatches(cookie.domain, other.domain) || domainMatches(other.domain, cookie.domain)) &&
    pathMatches(cookie.path, other.path)
  );
}

function kept(line: CookieLine, scene: CookieScene, context: CookieContext): StoredCookie {
  const { now } = context;
  const asked = line.maxAge === null ? line.expires : now + Math.max(line.maxAge, 0) * 1000;
  return {
    name: line.name,
    value: line.value,
    domain: line.domain || scene.host,
    hostOnly: !line.domain || isHostItself(line.domain, scene, context),
    path: line.path ?? defaultPath(scene.path),
    secure: line.secure,
    httpOnly: line.httpOnly,
    sameSite: line.sameSite,
    partition: isPartitioned(line, scene, context) ? scene.partition : null,
    created: now,
    expires: asked === null ? null : Math.min(asked, now + LONGEST_LIFE),
  };
}

/** A Domain that is a public suffix, or an address, and the host itself is as good as none (§5.7, step 10). */
function isHostItself(domain: string, { host }: CookieScene, { suffixOf }: CookieContext): boolean {
  return domain === host && registrableDomain(domain, suffixOf).domain === null;
}

function isPartitioned(line: CookieLine, { thirdParty }: CookieScene, { browser }: CookieContext): boolean {
  return line.partitioned || (thirdParty && partitionsThirdParties(browser));
}
