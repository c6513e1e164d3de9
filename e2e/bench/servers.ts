import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Ask, asking, ChildFailure } from '../servers/channel.ts';
import { type Child, startChild } from '../servers/children.ts';
import type { ProbeQuestions } from '../servers/probe.ts';

/** The two servers that are compared. */
export const SIDES = ['bare', 'lab'] as const;
export type Side = (typeof SIDES)[number];

/** Where the programs are; absolute. */
export interface Programs {
  /** What Node runs in production. */
  readonly server: string;
  /** The folder of this benchmark's own programs, built. */
  readonly bench: string;
}

export interface Server {
  readonly port: number;
  readonly ask: Ask<ProbeQuestions>;
  end(): Promise<void>;
}

/** How long a server may take to start, in milliseconds: the first start of the lab makes a certificate. */
const START_MS = 30_000;

/** An URL, because a path that begins with a drive is none (Windows). */
export function nodeArgs({ bench }: Programs): string[] {
  return ['--expose-gc', '--import', pathToFileURL(join(bench, 'probe.mjs')).href];
}

export const environment = () => ({ ...process.env, NODE_ENV: 'production' });

/**
 * The program as `npm start` runs it, on free ports, with its default limits unless the environment has others.
 * @param profile options for Node's profiler
 */
export async function startLab(
  programs: Programs,
  dataDirectory: string,
  profile: readonly string[],
): Promise<Server & { readonly reader: string }> {
  const ports = { READER_PORT: '0', LAB_PORT: '0', LAB_TLS_PORT: '0' };
  const env = { ...environment(), ...ports, DATA_DIRECTORY: dataDirectory };
  const child = startChild([...profile, ...nodeArgs(programs), programs.server], env);
  const [, reader = '', lab = ''] = await announced(child, /^Lessons +(http\S+)\nLab +(http\S+)\n/m);
  return { ...server(child, 'the lab', lab), reader };
}

/** @param reader the origin that may read its polled answers, as at the lab */
export async function startBare(programs: Programs, reader: string): Promise<Server> {
  const child = startChild([...nodeArgs(programs), join(programs.bench, 'bare.mjs'), reader], environment());
  const [, bare = ''] = await announced(child, /^Bare +(http\S+)\n/m);
  return server(child, 'the bare server', bare);
}

function server(child: Child, title: string, origin: string): Server {
  const { port } = new URL(origin);
  return { port: Number(port), ask: asking<ProbeQuestions>(child.process, title), end: child.end };
}

/** What a server prints once it listens. */
export function announced(child: Child, pattern: RegExp): Promise<RegExpExecArray> {
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
