import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { COOKIE_KINDS, type CookieKind, cookieName } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { oneOf, someOf } from '../knobs/knobs.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, dropBody, isPreflight, type Reply } from '../reply/answers.ts';
import { FIXED, json, seen } from '../reply/bodies.ts';
import { answering } from '../reply/endpoint.ts';
import { allowingPreflight, readableBy } from '../reply/readable.ts';
import { DEEP_PATH, expiringCookies, settingCookie } from './kinds.ts';

const METHODS = ['GET', 'HEAD', 'POST'];
/** `as` gives every means of sending what it can take: a fetch, a frame or a window, an image, a script. */
const TABLE = { kind: someOf(COOKIE_KINDS), as: oneOf(['json', 'html', 'png', 'script']) };
const NAMES = new Set(COOKIE_KINDS.map(cookieName));

/** A value that says nothing; by it the witness knows the cookie for one of the lab's. */
const mint = () => randomBytes(8).toString('hex');

/** The lab's own cookies in a Cookie field, by name. */
function namesIn(field = ''): string[] {
  return field
    .split(';')
    .map(pair => pair.split('=', 1)[0]?.trim() ?? '')
    .filter(name => NAMES.has(name));
}

type SetCookie = (hostname: string, kinds: readonly CookieKind[]) => readonly string[];

// #region listing
/** What each path puts into Set-Cookie. */
const PATHS: Readonly<Record<string, SetCookie>> = {
  '/cookies/set': (hostname, kinds) => kinds.map(kind => settingCookie(kind, hostname, mint())),
  '/cookies/clear': hostname => expiringCookies(hostname),
  '/cookies/echo': () => [],
  [`${DEEP_PATH}/echo`]: () => [], // the cookie of the kind `path` comes here alone
};

async function answer(
  request: IncomingMessage,
  { limits, origins, isOpenPanel }: LabSettings,
): Promise<Reply> {
  const { method = '', url = '', headers } = request;
  const [path = ''] = url.split('?', 1);
  const setCookie = Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
  if (!setCookie) throw new Refused(404, 'The lab has nothing at this path.');
  const preflight = isPreflight(request);
  if (!preflight) checkMethod(method, METHODS); // or 405
  const { token = '', kind, as = 'json' } = readKnobs(url, TABLE); // or 400
  if ((kind !== undefined) !== (path === '/cookies/set'))
    throw new Refused(400, 'The knob kind belongs to /cookies/set alone, and must stand there.');
  if (!isOpenPanel(token))
    throw new Refused(403, 'This address needs the token of an open panel, and this request has none.');

  const readers = Object.values(origins);
  if (preflight) return allowingPreflight(readers, headers.origin);
  await dropBody(request, limits.bodyBytes); // or 413
  const { hostname } = new URL(`http://${headers.host}`);
  return {
    status: 200,
    fields: [
      ...readableBy(readers, headers.origin),
      ['Cache-Control', 'no-store'],
      ...setCookie(hostname, kind ?? []).map(value => ['Set-Cookie', value] as const),
    ],
    content: as === 'json' ? json({ ...seen(request), cookies: namesIn(headers.cookie) }) : FIXED[as],
  };
}
// #endregion

/** Sets the lab's cookies, expires them, and answers every means of sending them; says their names, never their values. */
export function createCookies(settings: LabSettings): Endpoint {
  const policy = framedBy(Object.values(settings.origins));
  return answering(settings.origins, (request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    // Whoever opened such an answer in a window must be able to close it.
    response.removeHeader('Cross-Origin-Opener-Policy');
    return answer(request, settings);
  });
}

/** Panels and stages frame these answers; else they are as strict as the lab's others. */
const framedBy = (origins: readonly string[]) =>
  `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ${origins.join(' ')}`;
