import { afterEach, describe, expect, test } from 'vitest';
import { selfCheck } from './self-check.ts';
import { type Tap, tap } from './tap.ts';
import { type TestServer, testServer } from './testing/server.ts';

const open: TestServer[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function tapped(
  tls: boolean,
  after: (server: TestServer['server']) => void = () => {},
): Promise<{ server: TestServer['server']; tap: Tap }> {
  let wire: Tap | undefined;
  const made = await testServer(bare => {
    wire = tap(bare, () => undefined);
    after(bare);
  }, tls);
  open.push(made);
  if (!wire) throw new Error('not tapped');
  return { server: made.server, tap: wire };
}
const lab = { host: 'localhost', upgradePath: '/ws' };

describe.each([
  { scheme: 'http', tls: false },
  { scheme: 'https', tls: true },
])('the self-check on $scheme', ({ tls }) => {
  const arrival = tls ? 'secureConnection' : 'connection';

  test('passes a tap that sees', async () => {
    const { server, tap } = await tapped(tls);
    await selfCheck([{ server, tap, ...lab }]);
  });

  test.each(['push', '_write', '_writev'] as const)('refuses a tap that lost %s', async hook => {
    const { server, tap } = await tapped(tls, bare =>
      bare.on(arrival, socket => Reflect.deleteProperty(socket, hook)),
    );
    await expect(selfCheck([{ server, tap, ...lab }])).rejects.toThrow(/does not see the bytes/);
  });

  test('refuses an address where another program answers', async () => {
    const [first, second] = [await tapped(tls), await tapped(tls)];
    await expect(selfCheck([{ server: first.server, tap: second.tap, ...lab }])).rejects.toThrow(
      /Another program/,
    );
  });

  test('names an answer that is no 101', async () => {
    const { server, tap } = await tapped(tls);
    await expect(selfCheck([{ server, tap, host: 'localhost', upgradePath: '/nowhere' }])).rejects.toThrow(
      /"HTTP\/1\.1 404 Not Found"/,
    );
  });
});
