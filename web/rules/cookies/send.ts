import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import { laxByDefault, partitionsThirdParties } from './browsers.ts';
import { asksJar, type CookieContext, type CookieScene, type InitiatorType, sceneOf } from './context.ts';
import { helpToSend } from './help.ts';
import { domainMatches, inCookieOrder, isExpired, type Jar, pathMatches, type StoredCookie } from './jar.ts';
import { sameSiteAttribute } from './line.ts';
import * as cookieSendSteps from './send-steps.ts';

/** RFC 6265bis §5.6.7.2: how long a cookie without SameSite also travels with a form that another site posts, in milliseconds. */
const LAX_POST_GRACE = 2 * 60 * 1000;

/** Whether one cookie travels; the last step decides. */
export interface Travel {
  readonly cookie: StoredCookie;
  readonly sent: boolean;
  readonly steps: readonly Step[];
}

export interface CookieLines {
  /** The value of Cookie; null: no such field. */
  readonly line: string | null;
  /** Every cookie of the jar, in the order of a Cookie field. */
  readonly travels: readonly Travel[];
}

/** Which cookies of a jar a request carries, and why the others do not: RFC 6265bis §5.8.3, with what browsers do besides. */
export function cookiesFor(jar: Jar, context: CookieContext): CookieLines {
  const scene = sceneOf(context);
  const travels = inCookieOrder(jar).map(cookie => {
    const steps = [...sending(cookie, scene, context)];
    const last = steps.at(-1);
    if (!last || last.passed) return { cookie, sent: true, steps };
    const help = helpToSend(cookie, context, sends);
    const left: Step = { ...last, left: 'request', ...(help && { help }) };
    return { cookie, sent: false, steps: [...steps.slice(0, -1), left] };
  });
  const pairs = travels.filter(({ sent }) => sent).map(({ cookie }) => written(cookie));
  return { line: pairs.length === 0 ? null : pairs.join('; '), travels };
}

function sends(cookie: StoredCookie, context: CookieContext): boolean {
  return [...sending(cookie, sceneOf(context), context)].every(({ passed }) => passed);
}

function written({ name, value }: StoredCookie): string {
  return name === '' ? value : `${name}=${value}`;
}

/** The checks of one cookie up to the first that it does not pass. */
function* sending(cookie: StoredCookie, scene: CookieScene, context: CookieContext): Generator<Step> {
  for (const made of checks(cookie, scene, context)) {
    yield made;
    if (!made.passed) return;
  }
}

function* checks(cookie: StoredCookie, scene: CookieScene, context: CookieContext): Generator<Step> {
  yield step(cookieSendSteps.cookieCredentials, asksJar(context), { found: context.credentials });
  const { domain, hostOnly, path, secure } = cookie;
  yield step(cookieSendSteps.cookieAlive, !isExpired(cookie, context.now), { found: cookie.name });
  const reaches = hostOnly ? scene.host === domain : domainMatches(scene.host, domain);
  yield step(cookieSendSteps.cookieHost, reaches, {
    found: scene.host,
    wanted: hostOnly ? domain : `*.${domain}`,
  });
  yield step(cookieSendSteps.cookiePath, pathMatches(scene.path, path), { found: scene.path, wanted: path });
  if (secure) {
    const compared = { found: new URL(context.url).origin };
    yield step(cookieSendSteps.cookieSecure, scene.trustworthy, compared);
  }
  yield* sameSiteSteps(cookie, scene, context);
  if (cookie.partition !== null) {
    const compared = { found: scene.partition, wanted: cookie.partition };
    yield step(cookieSendSteps.cookiePartition, scene.partition === cookie.partition, compared);
  } else if (scene.thirdParty) {
    const allowed = !partitionsThirdParties(context.browser) && context.thirdPartyCookies;
    yield step(cookieSendSteps.cookieThirdParty, allowed, { found: scene.host, wanted: context.top });
  }
  yield step(cookieSendSteps.cookieSent, true, { found: cookie.name });
}

const SAFE: readonly InitiatorType[] = ['form-get', 'link'];

function* sameSiteSteps(cookie: StoredCookie, scene: CookieScene, context: CookieContext): Generator<Step> {
  const { sameSite } = cookie;
  const asked = { found: sameSiteAttribute(sameSite), wanted: context.initiatorType };
  if (scene.sameSite || sameSite === 'none') return yield step(cookieSendSteps.cookieSameSite, true, asked);
  if (sameSite === 'default') {
    if (!laxByDefault(context.browser)) return yield step(cookieSendSteps.cookieSameSite, true, asked);
    const age = context.now - cookie.created;
    if (context.initiatorType === 'form-post') {
      const seconds = { found: String(Math.ceil(age / 1000)), wanted: '120' };
      return yield step(cookieSendSteps.cookieLaxPost, age <= LAX_POST_GRACE, seconds);
    }
  }
  const navigates = SAFE.includes(context.initiatorType);
  yield step(cookieSendSteps.cookieSameSite, sameSite !== 'strict' && navigates, asked);
}
