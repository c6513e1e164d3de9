import type { Origins } from '../../server/protocol/origins.ts';
import { caseOf } from '../../web/compose/case-of.ts';
import { COMPOSED } from '../../web/compose/composed.ts';
import { diagnose } from '../../web/diagnose/diagnose.ts';
import { fixCaseOf } from '../../web/diagnose/offer/fix-case.ts';
import { NOTHING_TYPED } from '../../web/diagnose/typed.ts';
import type { Knob } from '../../web/experiments/knob.ts';
import type { FixCase } from '../../web/fixes/case.ts';
import { corsNeeds } from '../../web/fixes/cors-needs.ts';
import { lessonValues } from '../../web/run/knobs.ts';

/** Values of the knobs that take a text; every one that may change a configuration is named. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  aceh: ['', 'X-Lab', 'X-Count,X-Other', '*'],
  to: ['', 'partner', 'other-site,lab'],
  offer: ['', 'chat', 'chat,v2.chat'],
};

function valuesOf(name: string, knob: Knob): readonly string[] {
  switch (knob.kind) {
    case 'choice':
      return Object.keys(knob.choices);
    case 'switch':
      return ['off', 'on'];
    case 'text':
      return TEXTS[name] ?? [knob.default];
  }
}

/** What the page’s call is made of: of these every combination is taken, of all others every pair. */
const CALL = ['method', 'headers', 'contentType', 'body', 'credentials', 'upload', 'namespace', 'scheme'];

/** Cases that the composer can be set to. */
function composed(origins: Origins): readonly FixCase[] {
  return COMPOSED.flatMap(({ name, experiment }) => {
    const knobs = Object.entries(experiment.knobs).map(([knob, of]) => [knob, valuesOf(knob, of)] as const);
    const settings = [
      ...product(knobs.filter(([knob]) => CALL.includes(knob))),
      ...knobs.flatMap((one, at) => knobs.slice(at + 1).flatMap(other => product([one, other]))),
    ];
    return settings.map(set => caseOf(name, lessonValues(experiment.knobs, set), origins));
  });
}

function product(
  knobs: readonly (readonly [name: string, values: readonly string[]])[],
): readonly Readonly<Record<string, string>>[] {
  return knobs.reduce<readonly Readonly<Record<string, string>>[]>(
    (sets, [name, values]) => sets.flatMap(set => values.map(value => ({ ...set, [name]: value }))),
    [{}],
  );
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'patch', 'DELETE', 'PROPFIND'];
const HEADERS = [
  {},
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'application/json' },
  { Authorization: 'Bearer …' },
  { 'X-Requested-With': 'XMLHttpRequest', 'content-type': 'application/json', 'X-A': '1' },
];
const CREDENTIALS = ['same-origin', 'include'] as const;
const REASONS = [
  "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  "The 'Access-Control-Allow-Origin' header has a value 'http://other.example' that is not equal to the supplied origin.",
  "The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.",
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
  "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
  'It does not have HTTP ok status.',
  'Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.',
  'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
];
const BY_SOCKETS = [
  "WebSocket connection to 'ws://api.example/live' failed: Error during WebSocket handshake: Unexpected response code: 403",
  "WebSocket connection to 'ws://api.example/live' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
  'new WebSocket("ws://api.example/live", ["chat", "v2.chat"])\nHTTP/1.1 403 Forbidden\n\n',
  'io("http://api.example")\nconnect_error xhr poll error',
  'io("http://api.example/chat", { withCredentials: true })\nconnect_error xhr poll error',
  'io("http://api.example/chat", { withCredentials: true, extraHeaders: { "X-A": "1" } })\nconnect_error xhr poll error',
  '{"code":0,"message":"Transport unknown"}',
  '{"code":4,"message":"Forbidden"}',
];

/** Cases that the reader of pastes gets out of what browsers print, with and without the call beside it. */
function pasted(page: string): readonly FixCase[] {
  const calls = METHODS.flatMap(method =>
    HEADERS.flatMap(headers =>
      CREDENTIALS.map(credentials => {
        const options = JSON.stringify({ method, headers, credentials });
        return `fetch("http://api.example/items", ${options})`;
      }),
    ),
  );
  const lines = REASONS.flatMap(reason =>
    ['', "Response to preflight request doesn't pass access control check: "].map(
      before =>
        `Access to fetch at 'http://api.example/items' from origin '${page}' has been blocked by CORS policy: ${before}${reason}`,
    ),
  );
  const network = METHODS.map(method => `${method} http://api.example/items net::ERR_FAILED`);
  const pastes = [
    ...lines.flatMap(line => [...calls, ...network, ''].map(beside => `${line}\n${beside}`)),
    ...BY_SOCKETS,
  ];
  return pastes.flatMap(paste => {
    const { failure, hints, known } = diagnose(paste, { ...NOTHING_TYPED, page, url: urlFor(paste) });
    return (failure && fixCaseOf(failure, hints, known)) ?? [];
  });
}

/** An error of Engine.IO says no address. */
function urlFor(paste: string): string {
  return paste.startsWith('{') ? 'http://api.example/socket.io/?EIO=4&transport=polling' : '';
}

/** Every case that a configuration can be shown for, once for each that asks something else of a server; its pages are at these origins. */
export function allCases(origins: Origins): readonly FixCase[] {
  const cases = [...composed(origins), ...pasted(origins.reader)];
  return [...new Map(cases.map(of => [needsOf(of), of])).values()].filter(
    of => corsNeeds(of).origins.length > 0,
  );
}

/** All that a configuration is written from. */
function needsOf(of: FixCase): string {
  switch (of.kind) {
    case 'fetch':
      return JSON.stringify([of.kind, corsNeeds(of)]);
    case 'websocket':
      return JSON.stringify([of.kind, corsNeeds(of), of.subprotocols]);
    case 'socket-io':
      return JSON.stringify([of.kind, corsNeeds(of), of.namespace]);
  }
}
