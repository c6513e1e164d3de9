import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import type { Stop } from '../core/stop.ts';
import * as serverSteps from '../server/steps.ts';
import { type Changes, handshake, READER } from '../testing/fixtures.ts';
import { neverDeciding, notShown } from '../testing/said.ts';
import { websocketHandshake } from './handshake.ts';

type Case = readonly [what: string, changes: Changes, stops: Stop, because: string];
const PARTNER = 'http://partner.localhost:3001';
const MULTIPLE = [{ name: 'sec-websocket-protocol', value: 'superchat' }];

const CASES: readonly Case[] = [
  ['plain', {}, 'nowhere', 'open'],
  // before anything is sent
  ['no URL', { url: 'http://', seen: 'nothing' }, 'before-sending', 'url-valid'],
  [
    'empty, from an opaque origin',
    { url: '', origin: 'null', seen: 'nothing' },
    'before-sending',
    'url-valid',
  ],
  ['relative to the page', { url: '/ws' }, 'nowhere', 'open'],
  ['http counts as ws', { url: 'http://localhost:3001/ws' }, 'nowhere', 'open'],
  ['https counts as wss', { url: 'https://localhost:3443/ws' }, 'nowhere', 'open'],
  ['ftp', { url: 'ftp://localhost/ws', seen: 'nothing' }, 'before-sending', 'url-scheme'],
  ['javascript:', { url: 'javascript:alert(1)', seen: 'nothing' }, 'before-sending', 'url-scheme'],
  ['fragment', { url: 'ws://localhost:3001/ws#x', seen: 'nothing' }, 'before-sending', 'url-no-fragment'],
  [
    'empty fragment',
    { url: 'ws://localhost:3001/ws#', seen: 'nothing' },
    'before-sending',
    'url-no-fragment',
  ],
  [
    'subprotocol with a space',
    { protocols: ['a b'], seen: 'nothing' },
    'before-sending',
    'subprotocol-tokens',
  ],
  ['empty subprotocol', { protocols: [''], seen: 'nothing' }, 'before-sending', 'subprotocol-tokens'],
  [
    'subprotocol with a comma',
    { protocols: ['a,b'], seen: 'nothing' },
    'before-sending',
    'subprotocol-tokens',
  ],
  ['subprotocol not ASCII', { protocols: ['聊天'], seen: 'nothing' }, 'before-sending', 'subprotocol-tokens'],
  [
    'subprotocol twice',
    { protocols: ['a', 'b', 'a'], seen: 'nothing' },
    'before-sending',
    'subprotocols-unique',
  ],
  ['names differ by case', { protocols: ['chat', 'Chat'], speaks: ['chat'] }, 'nowhere', 'open'],
  ['bad port', { url: 'ws://localhost:6667/', seen: 'nothing' }, 'before-sending', 'port-allowed'],
  ['port 0', { url: 'ws://localhost:0/', seen: 'nothing' }, 'before-sending', 'port-allowed'],
  [
    'mixed content',
    { origin: 'https://reader.example', url: 'ws://lab.example/', seen: 'nothing' },
    'before-sending',
    'mixed-content',
  ],
  [
    'https page, own machine',
    { origin: 'https://reader.example', url: 'ws://127.0.0.1:3001/' },
    'nowhere',
    'open',
  ],
  [
    'https page, *.localhost',
    { origin: 'https://reader.example', url: 'ws://x.localhost:3001/' },
    'nowhere',
    'open',
  ],
  [
    'localhost as a mere prefix',
    { origin: 'https://reader.example', url: 'ws://localhost.example/', seen: 'nothing' },
    'before-sending',
    'mixed-content',
  ],
  ['http page, other host in the clear', { url: 'ws://lab.example/' }, 'nowhere', 'open'],
  [
    'certificate untrusted',
    { url: 'wss://localhost:3443/ws', certificate: 'untrusted', seen: 'nothing' },
    'before-sending',
    'certificate-trusted',
  ],
  ['untrusted says nothing of ws:', { certificate: 'untrusted' }, 'nowhere', 'open'],
  ['certificate trusted', { url: 'wss://localhost:3443/ws', certificate: 'trusted' }, 'nowhere', 'open'],
  [
    'a request proves the trust',
    { url: 'wss://localhost:3443/ws', certificate: 'untrusted' },
    'nowhere',
    'open',
  ],
  [
    'certificate unknown, nothing seen',
    { url: 'wss://localhost:3443/ws', seen: 'nothing' },
    'before-sending',
    'request-arrived',
  ],
  ['lab stopped', { allow: [PARTNER], seen: 'nothing' }, 'before-sending', 'request-arrived'],
  // the server
  ['POST', { method: 'POST', status: 405 }, 'server', 'request-line'],
  ['lower-case method', { method: 'get', status: 405 }, 'server', 'request-line'],
  ['HTTP/1.0', { version: 'HTTP/1.0', status: 400 }, 'server', 'request-line'],
  ['no HTTP version', { version: 'garbage', status: 400 }, 'server', 'request-line'],
  ['HTTP/2.0 in a head', { version: 'HTTP/2.0' }, 'nowhere', 'open'],
  ['no Upgrade', { request: { Upgrade: undefined }, status: 400 }, 'server', 'request-upgrade'],
  ['Upgrade: h2c', { request: { Upgrade: 'h2c' }, status: 400 }, 'server', 'request-upgrade'],
  ['Upgrade: WebSocket, h2c', { request: { Upgrade: 'WebSocket, h2c' } }, 'nowhere', 'open'],
  ['no Connection', { request: { Connection: undefined }, status: 400 }, 'server', 'request-connection'],
  ['Connection: keep-alive, upgrade', { request: { Connection: 'keep-alive, upgrade' } }, 'nowhere', 'open'],
  ['no key', { request: { 'Sec-WebSocket-Key': undefined }, expectedAccept: null }, 'server', 'request-key'],
  ['short key', { request: { 'Sec-WebSocket-Key': 'c2hvcnQ=' }, status: 400 }, 'server', 'request-key'],
  [
    'key of 17 bytes',
    { request: { 'Sec-WebSocket-Key': 'MTIzNDU2Nzg5MDEyMzQ1Njc=' }, status: 400 },
    'server',
    'request-key',
  ],
  [
    'key with stray bits',
    { request: { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZR==' }, status: 400 },
    'server',
    'request-key',
  ],
  ['version 8', { request: { 'Sec-WebSocket-Version': '8' }, status: 426 }, 'server', 'request-version'],
  [
    'no version',
    { request: { 'Sec-WebSocket-Version': undefined }, status: 400 },
    'server',
    'request-version',
  ],
  ['origin on the list', { allow: [PARTNER, READER] }, 'nowhere', 'open'],
  ['origin not on the list', { allow: [PARTNER], status: 403 }, 'server', 'origin-allowlist'],
  ['any origin', { allow: ['*'] }, 'nowhere', 'open'],
  ['empty list', { allow: [], status: 403 }, 'server', 'origin-allowlist'],
  ['prefix is not equality', { allow: ['http://localhost:300'], status: 403 }, 'server', 'origin-allowlist'],
  ['other port', { allow: ['http://localhost:3001'], status: 403 }, 'server', 'origin-allowlist'],
  ['trailing slash', { allow: [`${READER}/`], status: 403 }, 'server', 'origin-allowlist'],
  [
    'opaque origin',
    { url: 'ws://localhost:3001/', origin: 'null', allow: [READER] },
    'server',
    'origin-allowlist',
  ],
  [
    'opaque origin, listed',
    { url: 'ws://localhost:3001/', origin: 'null', allow: ['null'] },
    'nowhere',
    'open',
  ],
  [
    'no Origin, with a list',
    { request: { Origin: undefined }, allow: [READER] },
    'server',
    'origin-allowlist',
  ],
  ['no Origin, no list', { request: { Origin: undefined } }, 'nowhere', 'open'],
  ['the rule holds against a 101', { allow: [PARTNER], status: 101 }, 'server', 'origin-allowlist'],
  ['no answer', { seen: 'no-answer' }, 'no-response', 'answered'],
  ['403 for a reason unknown', { status: 403 }, 'server', 'server-accepts'],
  ['400 for a bad knob', { status: 400 }, 'server', 'server-accepts'],
  ['503', { status: 503 }, 'server', 'server-accepts'],
  // the browser
  ['200', { status: 200 }, 'browser', 'status-101'],
  ['302', { status: 302 }, 'browser', 'status-101'],
  ['response without Upgrade', { response: { Upgrade: undefined } }, 'browser', 'response-upgrade'],
  ['response Upgrade: WebSocket', { response: { Upgrade: 'WebSocket' } }, 'nowhere', 'open'],
  ['response Upgrade: h2c', { response: { Upgrade: 'h2c' } }, 'browser', 'response-upgrade'],
  ['response Upgrade: a list', { response: { Upgrade: 'websocket, h2c' } }, 'browser', 'response-upgrade'],
  [
    'response Upgrade: a list, Firefox',
    { browser: 'firefox', response: { Upgrade: 'websocket, h2c' } },
    'nowhere',
    'open',
  ],
  [
    'response Upgrade: h2c, Firefox',
    { browser: 'firefox', response: { Upgrade: 'h2c' } },
    'browser',
    'response-upgrade',
  ],
  ['response without Connection', { response: { Connection: undefined } }, 'browser', 'response-connection'],
  ['response Connection: close', { response: { Connection: 'close' } }, 'browser', 'response-connection'],
  ['no accept', { response: { 'Sec-WebSocket-Accept': undefined } }, 'browser', 'accept-matches'],
  [
    'accept in another case',
    { response: { 'Sec-WebSocket-Accept': 'S3PPLMBITXAQ9KYGZZHZRBK+XOO=' } },
    'browser',
    'accept-matches',
  ],
  ['accept unknown', { expectedAccept: null }, 'browser', 'accept-matches'],
  [
    'extension offered',
    { response: { 'Sec-WebSocket-Extensions': 'permessage-deflate; server_no_context_takeover' } },
    'nowhere',
    'open',
  ],
  [
    'extension offered, with the parameters that the lab adds',
    {
      response: {
        'Sec-WebSocket-Extensions':
          'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      },
    },
    'nowhere',
    'open',
  ],
  [
    'extension not offered',
    { response: { 'Sec-WebSocket-Extensions': 'x-zip' } },
    'browser',
    'extensions-offered',
  ],
  [
    'one of two extensions not offered',
    { response: { 'Sec-WebSocket-Extensions': 'permessage-deflate, x-zip' } },
    'browser',
    'extensions-offered',
  ],
  ['CORS for someone else', { response: { 'Access-Control-Allow-Origin': PARTNER } }, 'nowhere', 'open'],
  ['chat of two', { protocols: ['chat', 'superchat'], speaks: ['chat'] }, 'nowhere', 'open'],
  ['none in common, Chromium', { protocols: ['chat'], speaks: ['mqtt'] }, 'browser', 'subprotocol-answered'],
  [
    'none in common, Firefox',
    { protocols: ['chat'], speaks: ['mqtt'], browser: 'firefox' },
    'nowhere',
    'open',
  ],
  [
    'none in common, WebKit',
    { protocols: ['chat'], speaks: ['mqtt'], browser: 'webkit' },
    'browser',
    'subprotocol-answered',
  ],
  [
    'none in common, unknown browser',
    { protocols: ['chat'], speaks: [], browser: 'unknown' },
    'browser',
    'subprotocol-answered',
  ],
  [
    'empty answer, Firefox too',
    { protocols: ['chat'], browser: 'firefox', response: { 'Sec-WebSocket-Protocol': '' } },
    'browser',
    'subprotocol-answered',
  ],
  [
    'unoffered chosen',
    { protocols: ['chat'], response: { 'Sec-WebSocket-Protocol': 'evil' } },
    'browser',
    'subprotocol-offered',
  ],
  [
    'unoffered chosen, Firefox',
    { protocols: ['chat'], browser: 'firefox', response: { 'Sec-WebSocket-Protocol': 'evil' } },
    'browser',
    'subprotocol-offered',
  ],
  [
    'chosen though none offered',
    { response: { 'Sec-WebSocket-Protocol': 'surprise' } },
    'browser',
    'subprotocol-offered',
  ],
  [
    'chosen though none offered, Firefox',
    { browser: 'firefox', response: { 'Sec-WebSocket-Protocol': 'surprise' } },
    'nowhere',
    'open',
  ],
  [
    'two headers',
    { protocols: ['chat', 'superchat'], speaks: ['chat'], more: MULTIPLE },
    'browser',
    'subprotocol-offered',
  ],
  [
    'two headers, Firefox',
    { protocols: ['chat', 'superchat'], speaks: ['chat'], more: MULTIPLE, browser: 'firefox' },
    'browser',
    'subprotocol-offered',
  ],
  // after opening
  [
    'closed by the server',
    { closedByServer: { code: 1008, reason: 'origin not allowed' } },
    'nowhere',
    'closed-by-server',
  ],
  [
    'closed with an empty frame',
    { closedByServer: { code: null, reason: '' } },
    'nowhere',
    'closed-by-server',
  ],
];

const exchangesOf = (changes: Changes) => {
  const { exchange } = handshake(changes);
  return exchange ? [exchange] : [];
};
const status = ({ status = 101 }: Changes) => status;

test('the cases come to every step that can end a handshake', () => {
  expect(
    neverDeciding(
      ['websocket', 'server'],
      CASES.map(([, , , because]) => because),
    ),
  ).toEqual([]);
});

describe('the opening handshake', () => {
  test.each(CASES)('%s', (_what, changes, stops, because) => {
    const verdict = websocketHandshake(handshake(changes));
    expect({ stops: verdict.stops, because: verdict.because }).toEqual({ stops, because });
    const last = verdict.steps.at(-1);
    expect(last?.id).toBe(because);
    const fatal = verdict.steps.filter(step => !step.passed && step.tolerated === undefined);
    expect(fatal.map(step => step.id)).toEqual(stops === 'nowhere' ? [] : [because]);
    // Against what the rule says this server let it pass: what it did is not the rule's to say.
    if (!(stops === 'server' && status(changes) < 400))
      expect(notShown(verdict, exchangesOf(changes))).toEqual([]);
    for (const step of verdict.steps) {
      for (const language of ['zh', 'en'] as const) expect(describeStep(step, language)).not.toMatch(/[{}]/);
    }
  });

  test('names what was compared', () => {
    const { steps } = websocketHandshake(handshake({ allow: [PARTNER], status: 403 }));
    expect(steps.at(-1)).toEqual({
      id: 'origin-allowlist',
      definition: serverSteps.originAllowlist,
      passed: false,
      found: READER,
      wanted: PARTNER,
      compared: 'one-of',
      consequence: { sent: 'request', server: 'refused', status: 403, redirects: 0, page: null },
    });
    const sentences = steps.map(step => describeStep(step, 'en'));
    expect(sentences.at(-1)).toBe(
      `The server refused the request: its Origin is ${READER}, and the allowlist has only ${PARTNER}.`,
    );
  });

  test('says what this browser lets pass', () => {
    const { steps } = websocketHandshake(handshake({ protocols: ['chat'], browser: 'firefox' }));
    const answered = steps.find(step => step.id === 'subprotocol-answered');
    expect(answered).toMatchObject({ passed: false, tolerated: 'browser', found: '—', wanted: 'chat' });
    expect(answered && describeStep(answered, 'en')).toContain('this browser (measured) still opens');
  });

  test.each(['chromium', 'firefox'] as const)(
    '%s: a server that hangs up behind its 101 has opened',
    browser => {
      const { because, steps, stops } = websocketHandshake(handshake({ hangsUp: true, browser }));
      expect([stops, because]).toEqual(['nowhere', 'open']);
      expect(steps.find(({ id }) => id === 'hangs-up')).toMatchObject({
        passed: false,
        tolerated: 'next-step',
      });
    },
  );

  test('a server that chooses another subprotocol than configured is shown, and the browser decides', () => {
    const changes = { protocols: ['chat', 'superchat'], speaks: ['chat'] };
    const { steps, stops } = websocketHandshake(
      handshake({ ...changes, response: { 'Sec-WebSocket-Protocol': 'superchat' } }),
    );
    expect(stops).toBe('nowhere');
    expect(steps.find(step => step.id === 'subprotocol-choice')).toMatchObject({
      passed: false,
      tolerated: 'next-step',
      found: 'superchat',
      wanted: 'chat',
    });
  });
});
