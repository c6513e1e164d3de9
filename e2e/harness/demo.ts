import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './app.ts';
import { freePorts } from './ports.ts';

/** A demo of the lessons, started in its folder: what it imports is found among the packages of the root. */
export interface Demo {
  /** The origin of its page. */
  readonly page: string;
  readonly pagePort: number;
  readonly serverPort: number;
  /** All that it printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/**
 * Starts `docs/demos/<folder>` as `npm start` does, or `npm run` another of its scripts, on free ports.
 * @throws Error with what it printed, when it ends before it listens
 */
export async function startDemo(folder: string, script = 'start'): Promise<Demo> {
  const cwd = join(ROOT, 'docs/demos', folder);
  const { scripts } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8'));
  const [program, ...args] = String(scripts[script]).split(' ');
  if (program !== 'node') throw new Error(`npm run ${script} runs ${program}`);
  const [pagePort = 0, serverPort = 0] = await freePorts(2);
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, PAGE_PORT: String(pagePort), SERVER_PORT: String(serverPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes(String(pagePort)) && output.includes(String(serverPort))) resolve();
      });
    }
    void ended.then(() => reject(new Error(`The demo ended. It printed:\n${output}`)));
  });
  return {
    page: `http://localhost:${pagePort}`,
    pagePort,
    serverPort,
    printed: () => output,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
