import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Generator } from './generators.ts';
import type { PlainLesson } from './lessons.ts';

/** What a generator made of the lessons. */
export interface Built {
  readonly folder: string;
  readonly seconds: number;
}

/** Outside the repository, whose own packages these aren't. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cross-domain-lab', 'bench-web');

/**
 * Builds the lessons with another generator, whose packages are installed when they are not there yet.
 * @throws Error with what npm or the generator printed
 */
export async function buildOther(generator: Generator, lessons: readonly PlainLesson[]): Promise<Built> {
  const { name, packages, build, output } = generator;
  const folder = join(CACHE, name.toLowerCase());
  const files = generator.files(lessons);
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  await mkdir(folder, { recursive: true });
  await onceFor(join(folder, 'installed'), manifest, async () => {
    await writeFile(join(folder, 'package.json'), manifest);
    await npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund');
  });
  const seconds = await onceFor(join(folder, 'built'), manifest + JSON.stringify(files), async () => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await npm(folder, 'exec', '--', ...build);
  });
  return { folder: join(folder, output), seconds };
}

/** Does what a mark doesn't say was done for this input. Returns how long it took, in seconds, then or now. */
async function onceFor(mark: string, input: string, work: () => Promise<void>): Promise<number> {
  const hash = createHash('sha256').update(input).digest('hex');
  const [done, seconds] = (await readFile(mark, 'utf8').catch(() => '')).split(' ');
  if (done === hash) return Number(seconds);
  await rm(mark, { force: true });
  const start = performance.now();
  await work();
  const took = (performance.now() - start) / 1000;
  await writeFile(mark, `${hash} ${took.toFixed(1)}`);
  return took;
}

async function npm(folder: string, ...args: readonly string[]): Promise<void> {
  // On Windows npm is a `.cmd`, which Node starts only through a shell.
  await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}
