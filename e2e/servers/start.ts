import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Ask, asking, ChildFailure } from './channel.ts';
import { type Child, startChild } from './children.ts';
import type { ProbeQuestions } from './probe.ts';

/** Where the programs are; absolute. */
export interface Programs {
  /** What Node runs in production. */
  readonly server: string;
  /** The folder of the other programs, built. */
  readonly folder: string;
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  readonly ask: Ask<ProbeQuestions>;
  /** Whether its process is still there. */
  alive(): boolean;
  end(): Promise<void>;
}

/** The program as `npm start` runs it. */
export interface Ours extends Server {
  /** The reader's origin. */
  readonly reader: string;
}

/** What a server may be given besides its arguments. */
export interface Options {
  readonly args?: readonly string[];
  /** Options of Node. */
  readonly node?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/** How long a server may take to start, in milliseconds: the first start of the lab makes a certificate. */
const START_MS = 30_000;

/** Starts the program on free ports, with its default limits unless the environment has others. */
export async function startOurs(
  programs: Programs,
  dataDirectory: string,
  { node, environment }: Options = {},
): Promise<Ours> {
  const ports = { READER_PORT: '0', LAB_PORT: '0', LAB_PORT_2: '0', LAB_TLS_PORT: '0' };
  const child = start(programs, programs.server, {
    ...(node && { node }),
    environment: { ...ports, DATA_DIRECTORY: dataDirectory, ...environment },
  });
  const [, reader = '', lab = ''] = await announced(child, /^Lessons +(http\S+)\nLab +(http\S+)\n/m);
  return { ...asServer(child, 'our server', lab), reader };
}

/** Starts a server that ours is held against; it prints `Listens` and where. @param name of its program */
export async function startOther(programs: Programs, name: string, options: Options): Promise<Server> {
  const child = start(programs, join(programs.folder, `${name}.mjs`), options);
  const [, origin = ''] = await announced(child, /^Listens +(http\S+)\n/m);
  return asServer(child, `the ${name} server`, origin);
}

function start({ folder }: Programs, program: string, { args = [], node = [], environment }: Options): Child {
  // A URL, because a path that begins with a drive is none (Windows).
  const probe = ['--expose-gc', '--import', pathToFileURL(join(folder, 'probe.mjs')).href];
  const env = { ...process.env, NODE_ENV: 'production', ...environment };
  return startChild([...node, ...probe, program, ...args], env);
}

function asServer(child: Child, title: string, origin: string): Server {
  return {
    port: Number(new URL(origin).port),
    ask: asking<ProbeQuestions>(child.process, title),
    alive: () => child.process.exitCode === null && child.process.signalCode === null,
    end: child.end,
  };
}

/** What a server prints once it listens. */
function announced(child: Child, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new ChildFailure(`A server ${why}.\n${child.printed().trim()}`));
    const timer = setTimeout(() => fail(`did not start in ${START_MS / 1000} s`), START_MS);
    child.process.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
    child.process.stdout?.on('data', () => {
      const found = pattern.exec(child.printed());
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
