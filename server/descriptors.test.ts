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

/** Runs Node with a limit on the files that it may open (POSIX). */
function limited(files: number, args: readonly string[], environment: Record<string, string>) {
  const command = [process.execPath, '--import', 'tsx', ...args];
  return spawn('sh', ['-c', `ulimit -n ${files}; exec "$0" "$@"`, ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      READER_PORT: '0',
      LAB_PORT: '0',
      LAB_PORT_2: '0',
      LAB_TLS_PORT: '0',
      ...environment,
    },
  });
}

test.skipIf(process.platform === 'win32')(
  'a limit of open files that is too low is one line, exit code 1',
  async () => {
    const child = limited(64, [join(import.meta.dirname, 'main.ts')], {});
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', text => {
        output += text;
      });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output).toMatch(
      /^This process may open only \d+ more files, and needs 256; raise its limit, for instance with: ulimit -n 4096\n$/,
    );
  },
  60_000,
);

test.skipIf(process.platform === 'win32')(
  'running out of file descriptors is said once, and the program goes on',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'exhaustion-'));
    const child = limited(200, ['--input-type=module', '--eval', PROGRAM], {
      DATA_DIRECTORY: directory,
      LISTEN: '127.0.0.1',
      LIMIT_HEAD_MS: '60000',
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
