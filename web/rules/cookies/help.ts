import type { Help } from '../core/consequence.ts';
import type { CookieContext } from './context.ts';
import type { StoredCookie } from './jar.ts';
import { parseSetCookie } from './line.ts';
import { prefixOf } from './prefix.ts';

const CREDENTIALS: Help = { kind: 'credentials' };
const OVER_HTTPS: Help = { kind: 'scheme', scheme: 'https:' };
const SAME_SITE: Help = { kind: 'same-site' };

function written(...write: readonly string[]): Help {
  return { kind: 'attributes', write, noDomain: false };
}

/** What may let a Set-Cookie field be stored, the least first. */
function storingHelps(field: string, { browser }: CookieContext): readonly Help[] {
  const line = parseSetCookie(field, browser);
  const prefix = line && prefixOf(line);
  return [
    CREDENTIALS,
    { kind: 'attributes', write: [], noDomain: true },
    written('Secure'),
    ...(prefix ? [{ kind: 'attributes', write: prefix.writes, noDomain: prefix.noDomain } as const] : []),
    written('SameSite=None', 'Secure'),
    written('SameSite=None', 'Secure', 'Partitioned'),
    OVER_HTTPS,
  ];
}

/**
 * What may let a stored cookie go with a request, the least first. None for a form that another site posts: there, what holds the
 * cookie back is the protection against forged requests.
 */
function sendingHelps({ initiatorType }: CookieContext): readonly Help[] {
  const across = [written('SameSite=Lax'), written('SameSite=None', 'Secure')];
  return [CREDENTIALS, OVER_HTTPS, ...(initiatorType === 'form-post' ? [] : across), SAME_SITE];
}

/** A Set-Cookie field with what helps. */
function rewritten(field: string, help: Help): string {
  if (help.kind !== 'attributes') return field;
  const nameOf = (attribute: string) => attribute.split('=', 1)[0]?.trim().toLowerCase() ?? '';
  const names = [...help.write.map(nameOf), ...(help.noDomain ? ['domain'] : [])];
  const [pair = '', ...attributes] = field.split(';');
  const others = attributes.filter(attribute => !names.includes(nameOf(attribute)));
  return [pair, ...others, ...help.write.map(attribute => ` ${attribute}`)].join(';');
}

function reset(cookie: StoredCookie, help: Help): StoredCookie {
  if (help.kind !== 'attributes') return cookie;
  const none = help.write.includes('SameSite=None');
  return { ...cookie, sameSite: none ? 'none' : 'lax', secure: none || cookie.secure };
}

function requested(context: CookieContext, help: Help): CookieContext {
  switch (help.kind) {
    case 'credentials':
      return { ...context, credentials: 'include' };
    case 'scheme':
      return { ...context, url: context.url.replace(/^(http|ws):/, '$1s:') };
    case 'same-site': {
      const { origin } = new URL(context.url.replace(/^ws/, 'http'));
      return { ...context, initiator: origin, top: origin };
    }
    default:
      return context;
  }
}

/** The first change with which a field would be stored; null: none of these. @param stores whether one is */
export function helpToStore(
  field: string,
  context: CookieContext,
  stores: (field: string, context: CookieContext) => boolean,
): Help | null {
  const helps = storingHelps(field, context);
  return helps.find(help => stores(rewritten(field, help), requested(context, help))) ?? null;
}

/** The first change with which a cookie would be sent; null: none of these. @param sends whether one is */
export function helpToSend(
  cookie: StoredCookie,
  context: CookieContext,
  sends: (cookie: StoredCookie, context: CookieContext) => boolean,
): Help | null {
  return sendingHelps(context).find(help => sends(reset(cookie, help), requested(context, help))) ?? null;
}
