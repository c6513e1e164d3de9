import { describe, expect, test } from 'vitest';
import { INITIATORS, isStageOrder, isStageReport } from './messages.ts';

const call = {
  api: 'fetch',
  url: 'http://localhost:3001/fetch',
  method: 'GET',
  mode: 'cors',
  credentials: 'include',
  redirect: 'follow',
  cache: 'default',
  referrerPolicy: 'origin',
  headers: [{ name: 'X-Lab', value: '1' }],
  body: { contentType: null, stream: true },
  uploadListener: false,
};
const ask = { kind: 'ask', id: 1, call };
const post = { content: 'text', targetOrigin: null, channel: 'window' };
const posting = { kind: 'post', id: 4, post };
const loading = { kind: 'jsonp', id: 6, url: 'http://localhost:3001/jsonp', name: 'items' };
const url = 'http://localhost:3001/frames/name';
const frame = (given: unknown) => ({ kind: 'frame', id: 7, frame: given });
const form = {
  url: 'http://localhost:3001/form',
  enctype: 'text/plain',
  fields: [{ name: 'to', value: 'ada' }],
  referrer: 'default',
  into: 'frame',
  expects: null,
  ad: null,
};
const submitting = { kind: 'form', id: 7, form };
const source = {
  url: 'http://localhost:3001/events',
  withCredentials: false,
  listensTo: 'message',
  messages: 3,
  closes: true,
};
const streaming = { kind: 'stream', id: 7, call: source };
const told = { name: 'message', at: 1.5, readyState: 1, data: 'a', lastEventId: '' };
const send = { kind: 'send', id: 2, initiator: 'websocket', url: 'ws://localhost:3001/ws' };

describe('orders', () => {
  test('are taken as they are sent', () => {
    expect(isStageOrder(ask)).toBe(true);
    expect(isStageOrder({ ...ask, call: { ...call, body: null, headers: [] } })).toBe(true);
    expect(isStageOrder(streaming)).toBe(true);
    expect(isStageOrder({ ...streaming, call: { ...source, url: 'data:text/event-stream,' } })).toBe(false);
    for (const initiator of INITIATORS) expect(isStageOrder({ ...send, initiator })).toBe(true);
    expect(isStageOrder({ kind: 'leave' })).toBe(true);
    for (const expects of [null, 'http://localhost:3000'])
      expect(isStageOrder({ kind: 'listen', id: 3, expects })).toBe(true);
    for (const targetOrigin of [null, '*'])
      expect(isStageOrder({ ...posting, post: { ...post, targetOrigin } })).toBe(true);
    expect(isStageOrder({ kind: 'hear', id: 5 })).toBe(true);
    expect(isStageOrder(submitting)).toBe(true);
    for (const name of [null, 'items']) expect(isStageOrder({ ...loading, name })).toBe(true);
    expect(isStageOrder(frame({ way: 'name', keepsOpener: false }))).toBe(true);
    expect(isStageOrder(frame({ way: 'frame-name', url, lands: 'blank' }))).toBe(true);
    expect(isStageOrder(frame({ way: 'hash', url }))).toBe(true);
    for (const sets of [null, 'own']) expect(isStageOrder(frame({ way: 'domain', url, sets }))).toBe(true);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ask'],
    ['a list', [ask]],
    ['another kind', { ...ask, kind: 'eval' }],
    ['a report', { kind: 'sent', id: 1, event: 'load' }],
    ['no id', { kind: 'ask', call }],
    ['a half id', { ...ask, id: 1.5 }],
    ['something besides', { ...ask, script: 'alert(1)' }],
    ['a member of the prototype instead', Object.create(ask)],
    ['an address that is a script', { ...send, url: 'javascript:alert(1)' }],
    ['an address that is data', { ...ask, call: { ...call, url: 'data:text/html,x' } }],
    ['an address without a scheme', { ...send, url: '/ws' }],
    ['a way to leave', { kind: 'leave', url: 'http://localhost:3001/' }],
    ['a script that is its own address', { ...loading, url: 'javascript:alert(1)' }],
    ['a frame whose address is a script', frame({ way: 'hash', url: 'javascript:alert(1)' })],
    ['a frame that lands elsewhere', frame({ way: 'frame-name', url, lands: 'http://localhost:3000/' })],
    ['a domain of the sender’s own', frame({ way: 'domain', url, sets: 'localhost' })],
    ['a form to a script', { ...submitting, form: { ...form, url: 'javascript:alert(1)' } }],
    ['a frame that is a script', { ...submitting, form: { ...form, ad: 'javascript:alert(1)' } }],
    ['a form of another encoding', { ...submitting, form: { ...form, enctype: 'application/json' } }],
    ['a form with a method', { ...submitting, form: { ...form, method: 'get' } }],
    ['a message of another content', { ...posting, post: { ...post, content: 'script' } }],
    ['a message of the sender’s own', { ...posting, post: { ...post, data: 'x' } }],
    ['an origin that is no text', { kind: 'listen', id: 3, expects: 1 }],
    ['an unknown initiator', { ...send, initiator: 'beacon' }],
    ['an unknown mode', { ...ask, call: { ...call, mode: 'navigate' } }],
    ['headers of another shape', { ...ask, call: { ...call, headers: [['X-Lab', '1']] } }],
    ['a call with something besides', { ...ask, call: { ...call, keepalive: true } }],
  ])('%s is none', (_, order) => {
    expect(isStageOrder(order)).toBe(false);
  });
});

const response = {
  kind: 'response',
  type: 'cors',
  status: 200,
  url: 'http://localhost:3001/fetch',
  redirected: false,
  headers: [{ name: 'content-type', value: 'text/plain' }],
};
const result = { event: 'load', data: '{}', at: 1.5, uncaught: null, title: 'Stage: run' };
const answered = (learned: unknown, body: unknown = null) => ({
  kind: 'answer',
  id: 1,
  answer: { learned, body },
});

describe('reports', () => {
  test.each<[string, unknown]>([
    [
      'ready',
      { kind: 'ready', nonce: 'n', client: { origin: 'null', url: 'http://localhost:3001/stage/run' } },
    ],
    ['an answer', answered(response, 'text')],
    ['an error', answered({ kind: 'error', name: 'TypeError', message: 'Failed to fetch' })],
    ['what was sent', { kind: 'sent', id: 3, event: 'load' }],
    ['that it listens', { kind: 'listening', id: 3 }],
    ['a call that returned', { kind: 'posted', id: 4, thrown: null }],
    ['a call that threw', { kind: 'posted', id: 4, thrown: { name: 'SyntaxError', message: '' } }],
    ['what a script left', { kind: 'called', id: 6, result }],
    ['a form that went away', { kind: 'submitted', id: 7, result: null }],
    ['a form’s response', { kind: 'submitted', id: 7, result: { at: 1.5, heard: [], reads: true } }],
    ['what a stream told', { kind: 'streamed', id: 7, told: [told, { ...told, data: null }] }],
    ['what came', { kind: 'heard', id: 5, heard: [{ data: '"hello"', origin: '', used: true }] }],
  ])('%s', (_, report) => {
    expect(isStageReport(report)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['ready without a nonce', { kind: 'ready', client: { origin: 'null', url: '' } }],
    ['a type that no script gets', answered({ ...response, type: 'default' })],
    ['a status that is text', answered({ ...response, status: '200' })],
    ['a body that is no text', answered(response, { html: '' })],
    ['an order', ask],
    ['data that is no text', { kind: 'heard', id: 5, heard: [{ data: {}, origin: '', used: true }] }],
    ['a result without its title', { kind: 'called', id: 6, result: { ...result, title: null } }],
    ['an event without its time', { kind: 'streamed', id: 7, told: [{ ...told, at: null }] }],
    ['an error that says more', answered({ kind: 'error', name: 'E', message: '', stack: '' })],
  ])('%s is none', (_, report) => {
    expect(isStageReport(report)).toBe(false);
  });
});
