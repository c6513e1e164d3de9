import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Mistake } from '../config/mistake.ts';
import { type KeyPair, makeCertificate } from './certificate.ts';
import { certificateIn } from './store.ts';

/** Where nothing may be changed: a file system that is mounted read-only. */
let readOnly = '';
vi.mock(import('node:fs/promises'), async original => {
  const real = await original();
  const refusing =
    <A extends readonly unknown[], R>(change: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      if (readOnly !== '' && String(args[0]).startsWith(readOnly))
        throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
      return change(...args);
    };
  return {
    ...real,
    chmod: refusing(real.chmod),
    writeFile: refusing(real.writeFile) as typeof real.writeFile,
    rename: refusing(real.rename),
  };
});

let directory = '';
let pair: KeyPair;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'read-only-'));
  pair = await makeCertificate();
  await mkdir(join(directory, 'kept'));
  await writeFile(join(directory, 'kept', 'tls-key.pem'), pair.key);
  await writeFile(join(directory, 'kept', 'tls-certificate.pem'), pair.cert);
  await mkdir(join(directory, 'empty'));
  readOnly = directory;
});
afterAll(async () => {
  readOnly = '';
  await rm(directory, { recursive: true });
});

test('a directory that cannot be written serves with the valid pair that it holds', async () => {
  expect(await certificateIn(join(directory, 'kept'))).toEqual(pair);
});

test.each([
  ['that holds none', 'empty', 0],
  ['whose pair has less than a day left', 'kept', 29.5 * 86_400_000],
])('one %s is a mistake', async (_what, name, later) => {
  await expect(certificateIn(join(directory, name), Date.now() + later)).rejects.toThrow(Mistake);
});
