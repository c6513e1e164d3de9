import { describe, expect, test } from 'vitest';
import { decodeLayers } from '../../decode/layers.ts';
import { C, recorder, S } from '../../decode/testing/recorder.ts';
import { lessonValues } from '../../run/knobs.ts';
import { ORIGINS } from '../../run/testing/claims.ts';
import type { Evidence } from '../experiment.ts';
import { judge } from './judge.ts';
import { KNOBS } from './knobs.ts';

const { lab, evil } = ORIGINS;
const page = (origin: string) => ({ origin, url: `${origin}/stage/run` });
const SET = {
  none: 'xdl_none=11; Max-Age=600; Path=/; SameSite=None; Secure',
  lax: 'xdl_lax=22; Max-Age=600; Path=/; SameSite=Lax',
};
const TOKEN = 'ab'.repeat(32);

interface Run {
  readonly knobs?: Readonly<Record<string, string>>;
  readonly set?: string;
  readonly cookie?: string;
  readonly origin?: string;
  readonly status?: number;
  readonly given?: string;
  readonly body?: string;
}

function judged({
  knobs = {},
  set = SET.none,
  cookie,
  origin = evil,
  status = 200,
  given,
  body = 'to=mallory',
}: Run) {
  const { bytes, records } = recorder();
  bytes('request-head', C, 'GET /cookies/set?kind=none HTTP/1.1\r\nHost: x\r\n\r\n', 1);
  bytes('response-head', S, `HTTP/1.1 200 OK\r\nSet-Cookie: ${set}\r\nContent-Length: 0\r\n\r\n`, 1);
  if (given !== undefined) {
    bytes('request-head', C, 'GET /transfer HTTP/1.1\r\nHost: x\r\n\r\n', 2);
    bytes('response-head', S, `HTTP/1.1 200 OK\r\nContent-Length: ${given.length}\r\n\r\n`, 2);
    bytes('response-body', S, given, 2);
  }
  const own = origin === lab;
  const sent = [
    'POST /transfer HTTP/1.1',
    `Origin: ${origin}`,
    `Referer: ${own ? `${lab}/stage/run` : `${origin}/`}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    `Sec-Fetch-Site: ${own ? 'same-origin' : 'cross-site'}`,
    'Sec-Fetch-Mode: navigate',
    `Sec-Fetch-Dest: ${own ? 'iframe' : 'document'}`,
    ...(cookie === undefined ? [] : [`Cookie: theirs=*; ${cookie}`]),
  ];
  bytes('request-head', C, `${sent.join('\r\n')}\r\n\r\n`, 3);
  bytes('request-body', C, body, 3);
  bytes('response-head', S, `HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`, 3);
  const {
    disagreements = [],
    outcome,
    verdict,
  } = judge({
    knobs: lessonValues(KNOBS, knobs) as Evidence<typeof KNOBS>['knobs'],
    origins: ORIGINS,
    events: [],
    learned: [{ setter: page(lab), sender: page(origin) }],
    result: 'value',
    exchanges: decodeLayers(records),
    browser: 'chromium',
    certificate: 'unknown',
  });
  const differs = disagreements.map(({ what, rule, seen }) => `${what.en}: ${rule} / ${seen}`);
  return { stop: `${verdict.stops} ${verdict.because}`, outcome, differs };
}

const given = JSON.stringify({ csrf: TOKEN });
const OWN = { origin: lab, cookie: 'xdl_none=11' } as const;

describe('where rule and record agree', () => {
  test.each<[string, Run, stop: string, outcome: string]>([
    ['the cookie came', { cookie: 'xdl_none=11' }, 'nowhere csrf-done', 'acted'],
    [
      'a Lax cookie stayed away',
      { knobs: { session: 'lax' }, set: SET.lax, status: 401 },
      'server csrf-session',
      'refused',
    ],
    [
      'a stranger has no token',
      { knobs: { check: 'token' }, cookie: 'xdl_none=11', given, status: 403 },
      'server csrf-token',
      'refused',
    ],
    [
      'the server’s own page has the one that it was given',
      { ...OWN, knobs: { stageOn: 'lab', check: 'token' }, given, body: `to=mallory&csrf=${TOKEN}` },
      'nowhere csrf-done',
      'acted',
    ],
    [
      'a made-up token is none',
      { knobs: { check: 'token' }, cookie: 'xdl_none=11', given, body: 'csrf=made-up', status: 403 },
      'server csrf-token',
      'refused',
    ],
  ])('%s', (_, run, stop, outcome) => {
    expect(judged(run)).toEqual({ stop, outcome, differs: [] });
  });
});

describe('where they do not', () => {
  test('a cookie came that the rule holds back', () => {
    const run = { knobs: { session: 'lax' }, set: SET.lax, cookie: 'xdl_lax=22' };
    expect(judged(run).differs).toEqual(['Cookie: — / xdl_lax']);
  });

  test('it stayed away although nothing holds it back', () => {
    expect(judged({ status: 401 }).differs).toEqual(['Cookie: xdl_none / —']);
  });
});
