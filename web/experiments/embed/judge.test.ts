import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../../server/protocol/origins.ts';
import { decodeLayers } from '../../decode/layers.ts';
import { C, recorder, S } from '../../decode/testing/recorder.ts';
import { lessonValues } from '../../run/knobs.ts';
import type { Evidence } from '../experiment.ts';
import { judge } from './judge.ts';
import { KNOBS } from './knobs.ts';

const ORIGINS = {
  ...PLACEHOLDER_ORIGINS,
  lab: 'http://localhost:3001',
  partner: 'http://partner.localhost:3001',
};
const METADATA = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'];

interface Run {
  readonly knobs?: Readonly<Record<string, string>>;
  /** Fields of the request; null: none arrived. */
  readonly sent?: readonly string[] | null;
  /** Declared type of the answer; null: none was sent. */
  readonly type?: string | null;
  readonly result?: 'value' | 'error';
  readonly learned?: Evidence<typeof KNOBS, { origin: string; url: string }>['learned'];
}

function judged({ knobs = {}, sent = METADATA, type = 'image/png', result = 'value', learned }: Run) {
  const { bytes, records } = recorder();
  if (sent) {
    const head = ['GET /fetch?body=png HTTP/1.1', 'Host: partner.localhost:3001', ...sent];
    bytes('request-head', C, `${head.join('\r\n')}\r\n\r\n`, 1);
    if (type !== null) {
      const answer = ['HTTP/1.1 200 OK', `Content-Type: ${type}`, 'X-Content-Type-Options: nosniff'];
      bytes('response-head', S, `${answer.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`, 1);
    }
  }
  return judge({
    knobs: lessonValues(KNOBS, knobs) as Evidence<typeof KNOBS>['knobs'],
    origins: ORIGINS,
    events: [],
    learned: learned ?? [{ origin: ORIGINS.lab, url: `${ORIGINS.lab}/stage/run` }],
    result,
    exchanges: decodeLayers(records),
    browser: 'chromium',
    certificate: 'unknown',
  });
}

const brief = ({ verdict, outcome }: ReturnType<typeof judged>) => [verdict.stops, verdict.because, outcome];

test.each<[what: string, run: Run, stops: string, because: string, outcome: string]>([
  ['an image', {}, 'nowhere', 'embed-used', 'acted'],
  ['JSON', { type: 'application/json', result: 'error' }, 'browser', 'embed-orb', 'acted'],
  ['no answer', { type: null, result: 'error' }, 'no-response', 'answered', 'unanswered'],
  ['no request', { sent: null, result: 'error' }, 'before-sending', 'request-arrived', 'nothing'],
])('%s', (_what, run, stops, because, outcome) => {
  const judgement = judged(run);
  expect(brief(judgement)).toEqual([stops, because, outcome]);
  expect(judgement.disagreements).toEqual([]);
});

test('without a page that said who it is, the knobs say it', () => {
  expect(judged({ learned: [] }).verdict.because).toBe('embed-used');
});

describe('what the request says of itself', () => {
  test('is held against the rule, line by line', () => {
    expect(judged({ sent: ['Sec-Fetch-Site: none'] }).disagreements).toEqual([
      { what: { zh: 'Sec-Fetch-Site', en: 'Sec-Fetch-Site' }, rule: 'cross-site', seen: 'none' },
      { what: { zh: 'Sec-Fetch-Mode', en: 'Sec-Fetch-Mode' }, rule: 'no-cors', seen: '—' },
      { what: { zh: 'Sec-Fetch-Dest', en: 'Sec-Fetch-Dest' }, rule: 'image', seen: '—' },
    ]);
  });

  test.each(['active', 'inactive'])('with the cookies of a third party %s it has an Origin', access => {
    const sent = [...METADATA, `Sec-Fetch-Storage-Access: ${access}`];
    const named = [...sent, `Origin: ${ORIGINS.lab}`];
    expect(judged({ sent: named }).disagreements).toEqual([]);
    expect(judged({ sent }).disagreements?.map(({ what }) => what.en)).toEqual(['Origin']);
  });

  test('without them an Origin is a disagreement', () => {
    const sent = [...METADATA, 'Sec-Fetch-Storage-Access: none', `Origin: ${ORIGINS.lab}`];
    expect(judged({ sent }).disagreements).toEqual([
      { what: { zh: 'Origin', en: 'Origin' }, rule: '—', seen: ORIGINS.lab },
    ]);
  });
});
