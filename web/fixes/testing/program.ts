import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Inside `node_modules`, so that the packages are found from there. */
const CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache');
/** A program that does not say its port within this time has failed; milliseconds. */
const START_MS = 20_000;

export interface Started {
  readonly port: number;
  /** Ends it and removes what it left. */
  stop(): Promise<void>;
}

/**
 * Writes a generated program to a folder of its own and starts it as a reader would, on a free port.
 * @throws Error with what it printed, when it ends or stays silent
 */
export async function startProgram(text: string): Promise<Started> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'fix-'));
  const file = join(folder, 'server.mjs');
  await writeFile(file, text);
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { ...process.env, PORT: '0', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  try {
    const said = await firstMatch(child, /(?:port |:)(\d+)\s*$/m, START_MS);
    return { port: Number(said), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Resolves with the first group of the pattern, once the program has printed it on either stream. */
export function firstMatch(child: ChildProcess, pattern: RegExp, within: number): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(silent);
      reject(new Error(`The program ${what}. It printed:\n${output}`));
    };
    const silent = setTimeout(() => fail(`did not start within ${within} ms`), within);
    child.once('error', error => fail(`could not be started: ${error.message}`));
    child.once('exit', code => fail(`ended with ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = pattern.exec(output);
        if (!found) return;
        clearTimeout(silent);
        resolve(found[1] ?? found[0]);
      });
    }
  });
}

/** Ends a program and waits for its end. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
