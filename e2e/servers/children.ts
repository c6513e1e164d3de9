import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill();
});

/** How long a child may take to end when it is asked to, in milliseconds. */
const END_MS = 5_000;

export interface Child {
  readonly process: ChildProcess;
  /** Everything that it has printed. */
  printed(): string;
  /** Ends it; resolves when it has ended. */
  end(): Promise<void>;
}

/**
 * Starts Node on a program of ours. It must end when its channel to this process is gone.
 * @param args as after `node`
 */
export function startChild(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  living.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', text => {
      printed += text;
    });
  const closed = once(child, 'close').then(() => {
    living.delete(child);
  });
  return {
    process: child,
    printed: () => printed,
    async end() {
      const bound = setTimeout(() => child.kill('SIGKILL'), END_MS);
      child.kill();
      await closed;
      clearTimeout(bound);
    },
  };
}
