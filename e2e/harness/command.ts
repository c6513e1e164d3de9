import { type ChildProcess, spawn } from 'node:child_process';
import { freePorts, isFree } from './ports.ts';

/** A command as a person starts it: the leader of a process group of its own, as a shell makes it. */
export interface Command {
  readonly reader: string;
  readonly child: ChildProcess;
  /** Resolves with all that was printed so far once the text has been printed as often as asked. */
  printed(text: string, times?: number): Promise<string>;
  /** Whether every port that it was given can be listened on again. */
  portsAreFree(): Promise<boolean>;
  /** Whether any process of its group is left. */
  isLeft(): boolean;
  /** Sends a signal to the command alone, or to its whole group as a terminal does. */
  signal(signal: NodeJS.Signals, to: 'command' | 'group'): void;
}

/** Starts a command in a folder, with free ports and no terminal. POSIX only: elsewhere there are no process groups. */
export async function startCommand(
  program: string,
  args: readonly string[],
  { directory, dataDirectory }: { readonly directory: string; readonly dataDirectory: string },
): Promise<Command> {
  const ports = await freePorts(4);
  const [reader, lab, labTls, lab2] = ports.map(String);
  const child = spawn(program, args, {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      READER_PORT: reader,
      LAB_PORT: lab,
      LAB_PORT_2: lab2,
      LAB_TLS_PORT: labTls,
      DATA_DIRECTORY: dataDirectory,
    },
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const group = -(child.pid ?? 0);
  return {
    reader: `http://localhost:${reader}`,
    child,
    printed(text, times = 1) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (output.split(text).length <= times) return;
          listeners.delete(look);
          resolve(output);
        };
        listeners.add(look);
        child.once('exit', code =>
          reject(new Error(`The command ended with ${code}. It printed:\n${output}`)),
        );
        look();
      });
    },
    async portsAreFree() {
      const free = await Promise.all(ports.map(isFree));
      return free.every(Boolean);
    },
    isLeft() {
      try {
        process.kill(group, 0);
        return true;
      } catch {
        return false;
      }
    },
    signal(signal, to) {
      process.kill(to === 'group' ? group : -group, signal);
    },
  };
}
