import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ALLOW_CREDENTIALS_WORDS,
  ALLOW_HEADERS_WORDS,
  ALLOW_METHODS_WORDS,
  ALLOW_ORIGIN_WORDS,
  BODY_WORDS,
  COOKIE_KINDS,
  CORS_ON_WORDS,
  EXPOSE_HEADERS_WORDS,
  HOP_STATUSES,
  PREFLIGHT_STATUSES,
  REQUEST_ORIGIN_NAMES,
  STAGE_POLICIES,
  STATUSES,
  STORE_SECONDS,
  VARY_WORDS,
} from '../../protocol/words.ts';
import { type Answered, ask, preflight } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab({}, { scripts: async name => (name === 'proof' ? Buffer.from('0;') : undefined) });
});
afterAll(() => lab.close());

/** Every field that an answer of `/fetch` may have; whatever is not here can do harm to the host's other programs. */
const MAY_BE_SENT = [
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Allow',
  'Cache-Control',
  'Connection',
  'Content-Length',
  'Content-Security-Policy',
  'Content-Type',
  'Cross-Origin-Opener-Policy',
  'Date',
  'Location',
  'Referrer-Policy',
  'Vary',
  'X-Content-Type-Options',
  'X-Count',
  'X-Lab',
  'X-Other',
];

/** Every word of every knob, one at a time, beside what makes it show. */
const WORDS = [
  ...ALLOW_ORIGIN_WORDS.map(word => `acao=${word}`),
  ...ALLOW_CREDENTIALS_WORDS.map(word => `acac=${word}`),
  ...ALLOW_METHODS_WORDS.map(word => `acam=${word}`),
  ...ALLOW_HEADERS_WORDS.map(word => `acah=${word}`),
  ...EXPOSE_HEADERS_WORDS.map(word => `aceh=${word}`),
  ...['-1', '0', '86400'].map(word => `acma=${word}`),
  ...CORS_ON_WORDS.map(word => `acao=list&acac=true&on=${word}`),
  ...STATUSES.map(word => `status=${word}`),
  ...PREFLIGHT_STATUSES.map(word => `preflight=${word}`),
  ...BODY_WORDS.map(word => `body=${word}`),
  ...VARY_WORDS.map(word => `vary=${word}`),
  ...STORE_SECONDS.map(word => `store=${word}`),
  ...REQUEST_ORIGIN_NAMES.map(word => `to=${word},${word}`),
  ...HOP_STATUSES.map(word => `to=lab&hop-status=${word}`),
  'effect=on',
  'delay=1',
];

/** What a stranger may try: in a value, in a name, in a header that is looked at. */
const ODD = [
  '\r\nX-Bad: 1',
  '\nX-Bad: 1',
  '\r',
  '\0',
  '\u2028',
  'é',
  '<b>',
  '"',
  ';',
  ',X-Bad',
  'a'.repeat(3_000),
];

function expectHarmless({ raw, fields }: Answered): void {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  for (const line of head.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]+$/);
  for (const [name, value] of fields) {
    expect(MAY_BE_SENT).toContain(name);
    expect(value).not.toBe('');
  }
}

describe.each(WORDS)('%s', word => {
  const query = `${word}&token=${OPEN_TOKEN}&run=0123456789abcdef`;
  test('is answered with nothing but the fields of the list', async () => {
    for (const origin of [lab.origins.reader, 'null', 'http://stranger.example'])
      for (const asked of [{ lines: [`Origin: ${origin}`] }, preflight(`Origin: ${origin}`)]) {
        const answer = await ask(lab, `/fetch?${query}`, asked);
        expectHarmless(answer);
        const named = answer.values('access-control-allow-origin').join().includes('stranger');
        expect(named).toBe(word === 'acao=reflect' && origin.includes('stranger'));
      }
  });
});

describe.each([
  ...COOKIE_KINDS.map(kind => `/cookies/set?kind=${kind}`),
  '/cookies/clear?',
  ...['json', 'html', 'png', 'script'].map(as => `/cookies/echo?as=${as}`),
])('%s', target => {
  test('is answered with nothing but the same fields and the lab’s own cookies', async () => {
    for (const asked of [{}, { lines: ['Origin: null'] }, preflight(`Origin: ${lab.origins.reader}`)]) {
      const answer = await ask(lab, `${target}&token=${OPEN_TOKEN}`, asked);
      const own = answer.fields.filter(([name]) => name === 'Set-Cookie');
      for (const [, value] of own)
        expect(value).toMatch(/^(__Secure-|__Http-|__Host-(Http-)?)?xdl_[a-z_]+=[0-9a-f]{0,16}; /);
      expectHarmless({ ...answer, fields: answer.fields.filter(([name]) => name !== 'Set-Cookie') });
    }
  });
});

test.each(STAGE_POLICIES)('a stage under the policy %s has nothing but the same fields', async csp => {
  for (const sandbox of ['on', 'off'])
    for (const path of ['proof', 'proof.js']) {
      const answer = await ask(lab, `/stage/${path}?csp=${csp}&sandbox=${sandbox}`);
      expect(answer.status).toBe(200);
      expectHarmless(answer);
    }
});

describe('odd text never reaches a head', () => {
  test.each(ODD)('%j', async odd => {
    const encoded = encodeURIComponent(odd);
    const bare = odd.replace(/[^\x20-\x7e]/g, '');
    for (const [target, lines] of [
      [`/fetch?acao=${encoded}`, []],
      [`/fetch?acao=any${encoded}`, []],
      [`/fetch?acah=x-lab${encoded}`, []],
      [`/fetch?${encoded}=1`, []],
      [`/fetch?to=lab${encoded}&token=${OPEN_TOKEN}`, []],
      [`/fetch?preflight=302&run=${encoded}`, []],
      [`/cookies/set?kind=lax${encoded}&token=${OPEN_TOKEN}`, []],
      [`/cookies/echo?as=json${encoded}&token=${OPEN_TOKEN}`, []],
      [`/stage/proof?csp=self${encoded}`, []],
      [`/stage/proof${encoded}`, []],
      ['/fetch?acao=reflect', [`Origin: http://a.example${bare}`]],
      ['/fetch?acao=suffix', [`Origin: http://localhost${bare}`]],
      [`/fetch?preflight=302&${encoded}`, [`Origin: ${bare || 'null'}`]],
    ] as const) {
      expectHarmless(await ask(lab, target, { lines }));
      expectHarmless(
        await ask(lab, target, preflight(...lines, `Access-Control-Request-Headers: x-a${bare}`)),
      );
    }
  });
});
