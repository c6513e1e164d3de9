import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { COOKIE_KINDS, cookieName, TRANSFER_CHECKS, type TransferCheck } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { oneOf } from '../knobs/knobs.ts';
import { Refused, readKnobs } from '../knobs/policy.ts';
import { checkMethod, type Fields, type Reply, sentence } from '../reply/answers.ts';
import { json } from '../reply/bodies.ts';
import { clusterFields } from '../reply/clusters.ts';
import { answering } from '../reply/endpoint.ts';
import { fieldOf } from './form-body.ts';

const METHODS = ['GET', 'HEAD', 'POST'];
const TABLE = { check: oneOf(TRANSFER_CHECKS) };
const NAMES = new Set(COOKIE_KINDS.map(cookieName));

/** The value of the first cookie of the lab: whoever has one is signed in. */
function sessionOf({ cookie = '' }: IncomingHttpHeaders): string | undefined {
  const pairs = cookie.split(';').map(pair => pair.trim().split('='));
  return pairs.find(([name = '', value = '']) => NAMES.has(name) && value !== '')?.[1];
}

const refusal = (status: number, fields: Fields, because: string): Reply => ({
  status,
  fields,
  content: sentence(`The lab refused this request: ${because}.`),
});

// #region listing
const SECRET = randomBytes(32);

/** The token of a session: nobody else can make it, and no other session has the same. */
const tokenOf = (session: string) => createHmac('sha256', SECRET).update(session).digest('hex');

function isToken(given: string, session: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(tokenOf(session))];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Why a POST is not one of the server’s own pages, by one check; null where it passes. */
function foreignBy(
  check: TransferCheck,
  { referer, ...headers }: IncomingHttpHeaders,
  own: string,
  given: string,
  session: string,
): string | null {
  switch (check) {
    case 'origin':
      return headers.origin === own ? null : 'its Origin is not its own';
    case 'metadata':
      return headers['sec-fetch-site'] === 'same-origin' ? null : 'its Sec-Fetch-Site is not same-origin';
    case 'token':
      return isToken(given, session) ? null : 'it lacks the token of its session';
    case 'referer':
      return referer === undefined || referer.startsWith(`${own}/`)
        ? null
        : 'its Referer names another origin';
  }
}

async function answer(request: IncomingMessage, settings: LabSettings): Promise<Reply> {
  const { counters, isOpenPanel, limits, origins } = settings;
  const { headers, method = '', url = '' } = request;
  checkMethod(method, METHODS); // or 405
  const { check, token = '' } = readKnobs(url, TABLE); // or 400
  if (!isOpenPanel(token))
    throw new Refused(403, 'This address needs the token of an open panel, and this request has none.');
  const session = sessionOf(headers);
  const fields = [['Cache-Control', 'no-store'], ...clusterFields(origins, headers.host)] as const;
  // For the form of its own page. No header lets a page of another origin read it.
  if (method !== 'POST')
    return { status: 200, fields, content: json({ csrf: session === undefined ? null : tokenOf(session) }) };

  const given = await fieldOf(request, 'csrf', limits.bodyBytes); // or 413
  if (session === undefined) return refusal(401, fields, 'nobody is signed in');
  const own = Object.values(origins).find(origin => new URL(origin).host === headers.host) ?? '';
  const because = check && foreignBy(check, headers, own, given, session);
  if (because) return refusal(403, fields, because);
  return {
    status: 200,
    fields,
    content: sentence(`Transferred. Transfers so far: ${counters.up(token).to}`),
  };
}
// #endregion

/** Transfers something in the name of whoever is signed in. */
export function createTransfer(settings: LabSettings): Endpoint {
  return answering(settings.origins, (request, response) => {
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ${Object.values(settings.origins).join(' ')}`,
    );
    // Whoever opened such an answer in a window must be able to close it.
    response.removeHeader('Cross-Origin-Opener-Policy');
    return answer(request, settings);
  });
}
