import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { APP_PORT, PROXY_PORT } from '../program.ts';
import { end, firstMatch, type Started } from './program.ts';

const START_MS = 20_000;
/** The account that has no rights: nginx is run as it where the tests are run as root. */
const NOBODY = 65_534;

/** The installed nginx; null where there is none. Debian puts it where only root's PATH leads. */
export const NGINX =
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
    .map(folder => join(folder, 'nginx'))
    .find(file => existsSync(file)) ?? null;

/** What `nginx.conf` of an installation has around the files of `conf.d`; everything stays in a folder of its own. */
function around(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
pid ${folder}/nginx.pid;
error_log stderr notice;
worker_processes 1;
events {}
http {
  access_log off;
  ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/fix.conf;
}
`;
}

/** Runs a generated configuration in the real nginx, before a server at a port. Both ports of the text are replaced. */
export async function startNginx(text: string, upstream: number): Promise<Started> {
  if (!NGINX) throw new Error('There is no nginx on this machine. Install the Debian package nginx-light.');
  const folder = await mkdtemp(join(tmpdir(), 'fix-nginx-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  const port = await freePort();
  const own = text
    .replace(`listen ${PROXY_PORT};`, `listen 127.0.0.1:${port};`)
    .replace(`127.0.0.1:${APP_PORT}`, `127.0.0.1:${upstream}`);
  await writeFile(join(folder, 'fix.conf'), own);
  await writeFile(join(folder, 'nginx.conf'), around(folder));
  const child = spawn(NGINX, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  try {
    await firstMatch(child, /start worker process \d+/, START_MS);
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The two ports stand where a reader would change them. */
export function hasPorts(text: string): boolean {
  return text.includes(`listen ${PROXY_PORT};`) && text.includes(`proxy_pass http://127.0.0.1:${APP_PORT};`);
}

/** Below the ports that systems give to outgoing connections, one of which may take any of them at any time. */
const FIRST_PORT = 20_000;
const LAST_PORT = 30_000;
const given = new Set<number>();

/** A port that nobody listens on, and that was given to no other nginx of this process. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
