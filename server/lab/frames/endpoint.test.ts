import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FRAME_PAGES } from '../../protocol/words.ts';
import { type Asked, ask as askAt } from '../testing/answers.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const ask = (path: string, asked?: Asked) => askAt(lab, `/frames/${path}`, asked);

test.each(FRAME_PAGES)('the page %s holds its script, and data only where it is to be read', async name => {
  const { status, body, values } = await ask(name);
  expect(status).toBe(200);
  expect(body).toContain(
    `<script src="/stage/frame.js" data-page="${name}" data-reader="${lab.origins.reader}" defer></script>`,
  );
  expect(body.includes('account 4711')).toBe(name === 'domain');
  expect(values('content-type')).toEqual(['text/html; charset=utf-8']);
  expect(values('cache-control')).toEqual(['no-store']);
  expect(values('x-content-type-options')).toEqual(['nosniff']);
  expect(values('cross-origin-opener-policy')).toEqual([]);
  expect(values('origin-agent-cluster')).toEqual([]);
  expect(values('access-control-allow-origin')).toEqual([]);
});

test('the policy: its own script, frames of the lab, framed by reader and lab', async () => {
  const { reader, ...others } = lab.origins;
  const origins = Object.values(others);
  const [policy = ''] = (await ask('hash')).values('content-security-policy');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    `frame-src ${origins.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[reader, ...origins].join(' ')}`,
  ]);
});

test('the header that lets document.domain do something', async () => {
  expect((await ask('domain?keyed=off')).values('origin-agent-cluster')).toEqual(['?0']);
  expect((await ask('domain?keyed=on')).values('origin-agent-cluster')).toEqual([]);
});

test('what its script reads, and what attributes it to a run', async () => {
  const run = `token=${OPEN_TOKEN}&run=${'0'.repeat(16)}`;
  for (const query of ['relay=above', 'relay=own', 'relay=none', 'sets=own', 'sets=parent'])
    expect((await ask(`hash?${query}&${run}`)).status).toBe(200);
});

describe('refuses', () => {
  test.each([
    ['a page that is none', 'other', 404],
    ['no page', '', 404],
    ['a path below one', 'name/x', 404],
    ['a path above', '../stage/run', 404],
    ['its name in upper case', 'Name', 404],
    ['a relay that is a URL', 'hash?relay=http://evil.example', 400],
    ['a relay in upper case', 'hash?relay=OWN', 400],
    ['a domain', 'domain?sets=localhost', 400],
    ['an empty domain', 'domain?sets=', 400],
    ['a word that is neither on nor off', 'domain?keyed=maybe', 400],
    ['the same twice', 'domain?keyed=on&keyed=off', 400],
    ['what it does not know', 'name?name=x', 400],
    ['a token of another form', 'hash?token=abc', 400],
  ])('%s', async (_, path, status) => expect((await ask(path)).status).toBe(status));

  test.each(['POST', 'PUT', 'DELETE'])('%s', async method => {
    expect((await ask('name', { method })).status).toBe(405);
  });

  test('an upgrade', async () => {
    const lines = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    expect((await ask('name', { lines })).status).toBe(404);
  });
});
