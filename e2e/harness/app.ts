import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Origins } from '../../server/protocol/origins.ts';
import { freePorts } from './ports.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
/** A server that does not say its address within this time has failed; milliseconds. */
const START_MS = 30_000;

/** Which program serves: what was built, or the sources with Vite. */
export type Mode = 'built' | 'development';

interface Ports {
  readonly reader: number;
  readonly lab: number;
  readonly lab2: number;
  readonly labTls: number;
}

/** One running app of the tests, on ports of its own with a data directory of its own. */
export interface App {
  /** The reader's origin. */
  readonly reader: string;
  /** What the server listens on. */
  readonly ports: Ports;
  /** The ports of the lab's public origins, which pages connect to. */
  readonly publicPorts: Omit<Ports, 'reader'>;
  /** The origins by name, as the app has them. */
  readonly origins: Origins;
  /** What went wrong with the server since its start, with all that it printed: an unasked end, or a line on stderr. */
  trouble(): string | null;
  /** Sends a signal to the server; one that ends it, in its next turn. */
  signal(signal: NodeJS.Signals): void;
  /** Ends the server and starts it again on the same ports with the same data. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly mode?: Mode;
  /** Ports of the lab's public origins, where they are not those that the lab listens on: a proxy's, or nobody's. */
  readonly publicPorts?: Partial<App['publicPorts']>;
  /** Open connections per port, if not the program's default. */
  readonly connections?: number;
  /** Whether the lab is another site than the reader, as on a public installation. */
  readonly labCrossSite?: boolean;
  /** The reader's port, where it may not be any free one. */
  readonly readerPort?: number;
  /** The lab's, without TLS. */
  readonly labPort?: number;
}

/**
 * Starts the app.
 * @throws Error with what the server printed, when it ends or stays silent
 */
export async function startApp({
  mode = 'built',
  publicPorts = {},
  labCrossSite = false,
  readerPort,
  labPort,
  connections,
}: AppOptions = {}): Promise<App> {
  const [freeReader = 0, freeLab = 0, lab2 = 0, labTls = 0] = await freePorts(4);
  const reader = readerPort ?? freeReader;
  const lab = labPort ?? freeLab;
  const data = await mkdtemp(join(tmpdir(), 'cross-domain-lab-'));
  const facing = { lab, lab2, labTls, ...publicPorts };
  const sameSite = originsOn(reader, facing);
  // Browsers take `localhost` for a public suffix, so that a name below it is another site.
  const origins = labCrossSite
    ? {
        ...sameSite,
        lab: `http://lab.localhost:${facing.lab}`,
        'lab-2': `http://lab.localhost:${facing.lab2}`,
      }
    : sameSite;
  const env = {
    ...process.env,
    NODE_ENV: mode === 'built' ? 'production' : 'development',
    READER_PORT: String(reader),
    LAB_PORT: String(lab),
    LAB_PORT_2: String(lab2),
    LAB_TLS_PORT: String(labTls),
    DATA_DIRECTORY: data,
    LIMIT_CONNECTIONS: String(connections ?? ''),
    ...variablesOf(origins),
  };
  const origin = origins.reader;
  let server = await start(env, mode, origin);
  return {
    reader: origin,
    ports: { reader, lab, lab2, labTls },
    publicPorts: facing,
    origins,
    trouble: () => server.trouble(),
    signal: signal => void server.child.kill(signal),
    async restart() {
      await end(server.child);
      server = await start(env, mode, origin);
    },
    async stop() {
      await end(server.child);
      await rm(data, { recursive: true });
    },
  };
}

function originsOn(reader: number, { lab, lab2, labTls }: App['publicPorts']): Origins {
  return {
    reader: `http://localhost:${reader}`,
    lab: `http://localhost:${lab}`,
    'lab-2': `http://localhost:${lab2}`,
    'lab-tls': `https://localhost:${labTls}`,
    'other-site': `http://127.0.0.1:${lab}`,
    partner: `http://partner.localhost:${lab}`,
    evil: `http://evil.localhost:${lab}`,
    'sibling-x': `http://x.a.localhost:${lab}`,
    'sibling-y': `http://y.a.localhost:${lab}`,
  };
}

/** Each origin in the variable that sets it. */
function variablesOf(origins: Origins): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(origins).map(([name, origin]) => [
      `ORIGIN_${name.toUpperCase().replaceAll('-', '_')}`,
      origin,
    ]),
  );
}

const PROGRAM: Readonly<Record<Mode, readonly string[]>> = {
  built: ['--enable-source-maps', join(ROOT, 'dist', 'server', 'main.js')],
  development: ['--import', 'tsx', join(ROOT, 'server', 'main.ts')],
};
const END_WITH_PARENT = pathToFileURL(join(ROOT, 'server', 'cli', 'process', 'end-with-parent.mjs')).href;

interface Server {
  readonly child: ChildProcess;
  trouble(): string | null;
}

function start(env: NodeJS.ProcessEnv, mode: Mode, origin: string): Promise<Server> {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...PROGRAM[mode]], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let complaints = '';
  const trouble = () => {
    if (hasEnded(child))
      return `The server ended (${child.exitCode ?? child.signalCode}). It printed:\n${output}`;
    return complaints === '' ? null : `The server complained:\n${complaints}`;
  };
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(silent);
      child.kill();
      reject(new Error(`The server ${what}. It printed:\n${output}`));
    };
    const silent = setTimeout(() => fail(`did not say ${origin} within ${START_MS} ms`), START_MS);
    child.once('exit', code => fail(`ended with ${code}`));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      complaints += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!output.includes(origin)) return;
      clearTimeout(silent);
      child.removeAllListeners('exit');
      resolve({ child, trouble });
    });
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
