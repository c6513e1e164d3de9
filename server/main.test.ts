import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');
const HAS_IPV6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
);

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'main-'));
});
afterAll(() => rm(directory, { recursive: true }));

function main(environment: Record<string, string>, channel: 'ignore' | 'ipc' = 'ignore') {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    stdio: ['ignore', 'pipe', 'pipe', channel],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      READER_PORT: '0',
      LAB_PORT: '0',
      LAB_PORT_2: '0',
      LAB_TLS_PORT: '0',
      DATA_DIRECTORY: directory,
      ...environment,
    },
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', text => {
    output += text;
  });
  child.stderr?.on('data', text => {
    errors += text;
  });
  return {
    child,
    output: () => output,
    ended: once(child, 'close').then(([code, signal]) => ({ code, signal, output, errors })),
  };
}

test('mistakes are lines without a stack, exit code 1', async () => {
  const { code, output, errors } = await main({ READER_PORT: 'abc', LIMIT_PANELS: '-1' }).ended;
  expect(errors).toBe(
    'READER_PORT holds "abc"; it may hold a whole number from 0 to 65535; 0 takes any free port.\n' +
      'LIMIT_PANELS holds "-1"; it may hold a whole number of panels from 1 to 10000.\n',
  );
  expect([code, output]).toEqual([1, '']);
}, 20_000);

describe.skipIf(!HAS_IPV6).each([
  [
    '127.0.0.1',
    /^Port \d+ \(LAB_PORT\) is free on ::1, but on 127\.0\.0\.1 it belongs to another program; .* This works: [^\n]*LAB_PORT=\d+[^\n]*\n$/,
  ],
  [
    '::1',
    /^Port \d+ \(LAB_PORT\) is free on 127\.0\.0\.1, but on ::1 it belongs to another program; .* This works: [^\n]*LAB_PORT=\d+[^\n]*\n$/,
  ],
])('a port that another program has on %s', (address, line) => {
  test('is one line, exit code 1', async () => {
    const other = createServer().listen({ port: 0, host: address, ipv6Only: address === '::1' });
    await once(other, 'listening');
    const taken = other.address();
    const port = typeof taken === 'object' ? taken?.port : undefined;
    const { code, errors } = await main({ LAB_PORT: String(port) }).ended;
    other.close();
    expect(errors).toMatch(line);
    expect(code).toBe(1);
  }, 20_000);
});

describe('a running program', () => {
  const running = async (channel?: 'ipc') => {
    const program = main({ NODE_ENV: 'development' }, channel);
    while (!program.output().includes('Ctrl-C')) {
      const { stdout } = program.child;
      if (!stdout) throw new Error('no output');
      await Promise.race([
        once(stdout, 'data'),
        program.ended.then(({ errors }) => Promise.reject(new Error(errors))),
      ]);
    }
    return program;
  };

  test.skipIf(process.platform === 'win32')(
    'names its URLs, the reader first, and stops on a signal',
    async () => {
      const { child, output, ended } = await running();
      expect(output()).toMatch(
        /Lessons +http:\/\/localhost:\d+\nLab +http:\/\/localhost:\d+\n +https:\/\/localhost:\d+ [\s\S]*Ctrl-C to stop\.\n$/,
      );
      child.kill('SIGINT');
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0, signal: null, errors: '' });
    },
    60_000,
  );

  test('stops when its parent’s channel is gone', async () => {
    const { child } = await running('ipc');
    // Node emits no `close` for a child whose channel this side has closed.
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  }, 20_000);
});
