import { join } from 'node:path';
import { announced, environment, nodeArgs, type Programs } from '../bench/servers.ts';
import { asking } from '../servers/channel.ts';
import { startChild } from '../servers/children.ts';
import type { ProbeQuestions } from '../servers/probe.ts';
import type { Case, Target } from './case.ts';

/** A server that is attacked. */
export interface Attacked {
  readonly target: Target;
  end(): Promise<void>;
}

const MIB = 1_048_576;

/** The program as `npm start` runs it, on free ports, with its default limits but for those of the case. */
export function startOurs(programs: Programs, one: Case, dataDirectory: string): Promise<Attacked> {
  const ports = { READER_PORT: '0', LAB_PORT: '0', LAB_TLS_PORT: '0' };
  const env = { ...environment(), ...ports, DATA_DIRECTORY: dataDirectory, ...one.environment };
  return start([...(one.node ?? []), ...nodeArgs(programs), programs.server], env);
}

export function startStock(programs: Programs, one: Case): Promise<Attacked> {
  const program = join(programs.bench, 'stock.mjs');
  return start([...(one.node ?? []), ...nodeArgs(programs), program], environment());
}

async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Attacked> {
  const child = startChild(args, env);
  const [, reader, lab = ''] = await announced(child, /^(?:Lessons +(http\S+)\nLab|Stock) +(http\S+)\n/m);
  const ask = asking<ProbeQuestions>(child.process, 'the server');
  const portOf = (origin: string) => Number(new URL(origin).port);
  return {
    target: {
      port: portOf(lab),
      readerPort: reader === undefined ? undefined : portOf(reader),
      alive: () => child.process.exitCode === null && child.process.signalCode === null,
      memory: async () => (await ask('memory', null)).rss / MIB,
    },
    end: child.end,
  };
}
