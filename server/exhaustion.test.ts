import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROGRAM = `
  import { parseConfig } from ${JSON.stringify(join(import.meta.dirname, 'config/parse.ts'))};
  import { startServers } from ${JSON.stringify(join(import.meta.dirname, 'servers.ts'))};
  const reader = { request: (_, response) => response.end('a page'), close: async () => {} };
  const { config } = await startServers(parseConfig(process.env), async () => reader);
  console.log(config.ports.lab);
`;

test.skipIf(process.platform === 'win32')(
  'running out of file descriptors is said once, and the program goes on',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'exhaustion-'));
    const command = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', PROGRAM];
    const child = spawn('sh', ['-c', 'ulimit -n 200; exec "$0" "$@"', ...command], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        READER_PORT: '0',
        LAB_PORT: '0',
        LAB_TLS_PORT: '0',
        DATA_DIRECTORY: directory,
        LISTEN: '127.0.0.1',
        LIMIT_HEAD_MS: '60000',
      },
    });
    let errors = '';
    child.stderr.on('data', text => {
      errors += text;
    });
    const [port] = await once(child.stdout, 'data');
    const sockets: Socket[] = [];
    const open = () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
      sockets.push(socket);
      return socket;
    };
    for (let round = 0; round < 2; round++) {
      const ended = Array.from({ length: 220 }, () => once(open(), 'close'));
      await Promise.race(ended);
    }
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(
        async () => {
          const response = await fetch(`http://localhost:${port}/`, {
            signal: AbortSignal.timeout(2_000),
          }).catch(() => undefined);
          return response?.status;
        },
        { timeout: 10_000 },
      )
      .toBe(200);
    child.kill();
    await once(child, 'close');
    expect(errors).toBe(
      'This process can open no more files (EMFILE), so the system closes further connections; ' +
        'raise its limit (ulimit -n), or lower LIMIT_CONNECTIONS.\n',
    );
    await rm(directory, { recursive: true });
  },
  60_000,
);
