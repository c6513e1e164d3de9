import { describe, expect, test } from 'vitest';
import { decodeLayers } from '../../decode/layers.ts';
import { C, recorder, S } from '../../decode/testing/recorder.ts';
import { observedStop, type PageResult } from '../../rules/core/observed.ts';
import { lessonValues } from '../../run/knobs.ts';
import { ORIGINS } from '../../run/testing/claims.ts';
import type { Evidence } from '../experiment.ts';
import { judge, type Learned } from './judge.ts';
import { KNOBS } from './knobs.ts';

const { lab, partner, evil } = ORIGINS;
const heard = (origin: string, used = true) => ({ data: '{"balance":4711}', origin, used, at: 1 });
const HEADERS = {
  Origin: lab,
  Referer: `${lab}/`,
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'iframe',
};

interface Run {
  readonly knobs?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly heard?: Learned['heard'];
  readonly reads?: boolean;
  readonly result?: PageResult;
}

function judged({ knobs = {}, headers = {}, target = `"${lab}"`, result = 'value', ...told }: Run) {
  const { bytes, records } = recorder();
  const fields = Object.entries({ ...HEADERS, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const body = `<script>parent.postMessage({"balance":4711}, ${target});</script>`;
  bytes('request-head', C, `POST /form HTTP/1.1\r\nHost: x\r\n${fields.join('')}\r\n`);
  bytes('response-head', S, `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
  bytes('response-body', S, body);
  const learned: Learned = {
    client: { origin: lab, url: `${lab}/stage/run` },
    at: 0,
    heard: told.heard ?? [heard(partner)],
    reads: told.reads ?? false,
  };
  const { disagreements, outcome, verdict } = judge({
    knobs: lessonValues(KNOBS, knobs) as Evidence<typeof KNOBS>['knobs'],
    origins: ORIGINS,
    events: [],
    learned: [learned],
    result,
    exchanges: decodeLayers(records),
    browser: 'chromium',
    certificate: 'unknown',
  });
  return {
    because: verdict.because,
    seen: observedStop(result, outcome, verdict.stops),
    differs: (disagreements ?? []).map(({ what, rule, seen }) => `${what.en}: ${rule} / ${seen}`),
  };
}

describe('where rule, record and page agree', () => {
  test.each<[string, Run, because: string, seen: string]>([
    ['a message', {}, 'message-checked', 'nowhere'],
    [
      'a message for another page',
      { target: '"http://localhost:9"', heard: [], result: 'error' },
      'message-match',
      'browser',
    ],
    [
      'a stray one first',
      { knobs: { ad: 'evil', check: 'off' }, heard: [heard(evil), heard(partner, false)] },
      'form-first-message',
      'nowhere',
    ],
    [
      'a stray one that was ignored',
      { knobs: { ad: 'evil' }, heard: [heard(evil, false), heard(partner)] },
      'message-checked',
      'nowhere',
    ],
  ])('%s', (_, run, because, seen) => {
    expect(judged(run)).toEqual({ because, seen, differs: [] });
  });
});

describe('where they do not', () => {
  test.each<[string, Run, differs: string]>([
    ['no message came', { heard: [], result: 'error' }, `the message that it uses: ${partner} / —`],
    [
      'a message of another origin came',
      { heard: [heard(evil)] },
      `the message that it uses: ${partner} / ${evil}`,
    ],
    ['the page could look into the frame', { reads: true }, 'a script can read the iframe: false / true'],
    ['the Origin is another', { headers: { Origin: 'null' } }, `Origin: ${lab} / null`],
    ['a preflighted mode', { headers: { 'Sec-Fetch-Mode': 'cors' } }, 'Sec-Fetch-Mode: navigate / cors'],
  ])('%s', (_, run, differs) => {
    expect(judged(run).differs).toContain(differs);
  });
});
