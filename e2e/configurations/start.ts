import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startNginx } from '../../web/fixes/testing/nginx.ts';
import { end, firstMatch } from '../../web/fixes/testing/program.ts';

/** Inside `node_modules`, so that the packages are found from there. */
const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache');
/** Milliseconds in which all programs of a batch have said their ports. */
const START_MS = 60_000;

/** Imports one program after the other; each prints a line that ends with its port. */
const RUNNER = `
let heard = () => {};
console.log = (...words) => heard(words.join(' '));
for (let index = 0; index < Number(process.argv[2]); index += 1) {
  const said = new Promise(resolve => { heard = resolve; });
  await import('./' + index + '.mjs');
  process.stdout.write(index + ' ' + /\\d+\\s*$/.exec(await said)[0] + '\\n');
}
process.stdout.write('all\\n');
`;

/** Servers that were started together. */
export interface Batch {
  /** In the order of their configurations. */
  readonly ports: readonly number[];
  stop(): Promise<void>;
}

/**
 * Starts generated programs as they stand, in one process of Node.
 * @throws Error with what was printed, when one of them does not start
 */
export async function startPrograms(texts: readonly string[]): Promise<Batch> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'configurations-'));
  await writeFile(join(folder, 'run.mjs'), RUNNER);
  await Promise.all(texts.map((text, index) => writeFile(join(folder, `${index}.mjs`), text)));
  const child = spawn(process.execPath, ['run.mjs', String(texts.length)], {
    cwd: folder,
    env: { ...process.env, PORT: '0', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  try {
    await firstMatch(child, /^all$/m, START_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports: [...printed.matchAll(/^\d+ (\d+)$/gm)].map(([, port]) => Number(port)), stop };
}

/**
 * Starts generated files in an nginx each, before the servers at these ports.
 * @throws Error with what was printed, when one of them does not start; the others are ended
 */
export async function startProxies(texts: readonly string[], upstreams: readonly number[]): Promise<Batch> {
  const settled = await Promise.allSettled(
    texts.map((text, index) => startNginx(text, upstreams[index] ?? 0)),
  );
  const started = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await Promise.all(started.map(one => one.stop()));
  };
  const failed = settled.find(one => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { ports: started.map(({ port }) => port), stop };
}
