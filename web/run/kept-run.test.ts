import { describe, expect, test } from 'vitest';
import type { WireRecord } from '../../server/protocol/records.ts';
import { loadProcedure } from '../experiments/all.ts';
import { readRun, writeRun } from './kept-run.ts';
import { newRun, type Run } from './run.ts';
import { settingOf } from './testing/claims.ts';

const { experiment, values, origins } = settingOf(
  { name: '', experiment: 'fetch', set: { acao: 'reader' } },
  'en',
);
const spec = { id: 'one', experiment: 'fetch', knobs: {}, claim: null, claims: {}, needs: [] };
const procedure = await loadProcedure('fetch');
const question = { experiment, procedure, spec, lesson: values, origins, userAgent: '' };
const read = (text: string) => readRun(text, question);

const TOKEN = 'a'.repeat(32);
const ID = '0123456789abcdef';
const head = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));

const bytes = (seq: number, part: 'request-head' | 'response-head', text: string): WireRecord => ({
  kind: 'bytes',
  seq,
  run: ID,
  connection: 1,
  exchange: 1,
  at: 1.5,
  part,
  direction: part === 'request-head' ? 'client→server' : 'server→client',
  bytes: head(text),
  masks: [{ start: 4, length: 8, hides: 'token', count: 1 }],
});

const RUN: Run = {
  ...newRun(ID, values),
  phase: 'done',
  events: [
    { at: 1, kind: 'call', name: 'fetch', facts: [['url', `http://localhost:3001/fetch`]] },
    { at: 2, kind: 'event', name: 'response', facts: [['status', '200']] },
  ],
  learned: [
    {
      client: { origin: origins.reader, url: `${origins.reader}/en/x` },
      learned: {
        kind: 'response',
        type: 'cors',
        status: 200,
        url: `http://localhost:3001/fetch?token=${TOKEN}&run=${ID}`,
        redirected: false,
        headers: [{ name: 'content-type', value: 'application/json' }],
      },
    },
  ],
  records: [
    bytes(7, 'request-head', `GET /fetch HTTP/1.1\nHost: localhost:3001\nOrigin: ${origins.reader}\n\n`),
    bytes(8, 'response-head', `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${origins.reader}\n\n`),
    {
      kind: 'end',
      seq: 9,
      run: ID,
      connection: 1,
      exchange: 1,
      at: 3,
      how: 'closed',
      unrecorded: { 'client→server': 0, 'server→client': 5 },
    },
  ],
  result: 'value',
  witness: 'complete',
  clock: { offset: 0.5, error: 0.1 },
};

const WRITTEN = writeRun(RUN);

test('a run is read as it was written, with its bytes and without its token', () => {
  expect(WRITTEN).not.toContain(TOKEN);
  const learned = JSON.parse(JSON.stringify(RUN.learned).replace(TOKEN, '0'.repeat(32)));
  expect(read(WRITTEN)).toEqual({ ...RUN, learned });
});

test('a run of messages between pages has no bytes', () => {
  const { experiment, values } = settingOf({ name: '', experiment: 'post-message', set: {} }, 'en');
  const run: Run = { ...newRun(ID, values), phase: 'done', witness: 'none', stopped: true };
  expect(readRun(writeRun(run), { ...question, experiment, lesson: values })).toEqual(run);
});

describe('what is no run of this experiment is none', () => {
  const data = JSON.parse(WRITTEN);
  const [first, packed] = data.records;
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'run'],
    ['a list', []],
    ['an empty object', {}],
    ['a run that goes on', { ...data, phase: 'running' }],
    ['a run whose record could not be asked for', { ...data, witness: 'unreachable' }],
    ['the knobs of another experiment', { ...data, knobs: { allow: 'none' } }],
    ['a value that no knob has', { ...data, knobs: { ...data.knobs, acao: 'https://evil.example' } }],
    ['no events', { ...data, events: 'none' }],
    ['an event without facts', { ...data, events: [{ at: 1, kind: 'call', name: 'fetch' }] }],
    ['a fact that is an object', { ...data, events: [{ ...data.events[0], facts: [['url', {}]] }] }],
    ['a kind of event that there is not', { ...data, events: [{ ...data.events[0], kind: 'click' }] }],
    ['records that are no base64', { ...data, records: [first, '%'] }],
    ['records that are cut', { ...data, records: [first, packed.slice(0, 40)] }],
    ['records that are not packed', { ...data, records: data.events }],
    ['something learned that its rule can’t read', { ...data, learned: [{ learned: 1 }] }],
  ])('%s', (_, value) => expect(read(JSON.stringify(value))).toBeNull());

  test('what is not JSON', () => expect(read('{')).toBeNull());
});

test('what an old build wrote besides is left out, and what it lacked is filled in', () => {
  const { certificate: _, clock: _clock, ...rest } = JSON.parse(WRITTEN);
  const run = read(JSON.stringify({ ...rest, more: 1, lateFrom: 'x' }));
  expect(run).toMatchObject({ certificate: 'unknown', clock: null, lateFrom: null });
  expect(run).not.toHaveProperty('more');
});
