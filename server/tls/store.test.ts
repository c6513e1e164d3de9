import { X509Certificate } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Mistake } from '../config/mistake.ts';
import { isUsable, makeCertificate } from './certificate.ts';
import { certificateIn } from './store.ts';

const DAY_MS = 86_400_000;
let parent = '';
let directory = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'certificate-'));
  directory = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true }));

const keyFile = () => join(directory, 'tls-key.pem');
const certificateFile = () => join(directory, 'tls-certificate.pem');

test('the certificate is a leaf for the names of this machine, for 30 days', async () => {
  const now = Date.now();
  const { cert } = await makeCertificate(now);
  const certificate = new X509Certificate(cert);
  expect(certificate.ca).toBe(false);
  expect(certificate.subjectAltName?.replaceAll('0:0:0:0:0:0:0:1', '::1')).toBe(
    'DNS:localhost, DNS:*.localhost, IP Address:127.0.0.1, IP Address:::1',
  );
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkHost('evil.example')).toBeUndefined();
  const days = (Date.parse(certificate.validTo) - now) / DAY_MS;
  expect(days).toBeGreaterThan(29.99);
  expect(days).toBeLessThanOrEqual(30);
});

test('is made once and kept', async () => {
  const made = await certificateIn(directory);
  expect(await certificateIn(directory)).toEqual(made);
  expect((await readdir(directory)).sort()).toEqual(['tls-certificate.pem', 'tls-key.pem']);
});

test.skipIf(process.platform === 'win32')(
  'key and directory are the owner’s alone, also when they were not',
  async () => {
    await certificateIn(directory);
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await mode(keyFile())).toBe(0o600);
    expect(await mode(directory)).toBe(0o700);
    await chmod(keyFile(), 0o644);
    await chmod(directory, 0o755);
    await certificateIn(directory);
    expect(await mode(keyFile())).toBe(0o600);
    expect(await mode(directory)).toBe(0o700);
  },
);

describe('is made anew', () => {
  test('when less than a day is left, and not before', async () => {
    const now = Date.now();
    const made = await certificateIn(directory, now);
    expect(await certificateIn(directory, now + 28.9 * DAY_MS)).toEqual(made);
    const renewed = await certificateIn(directory, now + 29.1 * DAY_MS);
    expect(renewed.cert).not.toBe(made.cert);
    expect(renewed.key).not.toBe(made.key);
  });

  test('when the clock stands before it', async () => {
    const made = await certificateIn(directory);
    expect((await certificateIn(directory, Date.now() - 2 * DAY_MS)).cert).not.toBe(made.cert);
  });

  test.each([
    ['the key is gone', () => rm(keyFile())],
    ['the certificate is gone', () => rm(certificateFile())],
    ['the key does not parse', () => writeFile(keyFile(), 'nonsense')],
    [
      'the certificate is cut',
      async () => writeFile(certificateFile(), (await readFile(certificateFile())).subarray(0, 100)),
    ],
    ['they do not belong together', async () => writeFile(keyFile(), (await makeCertificate()).key)],
  ])('when %s', async (_what, spoil) => {
    const made = await certificateIn(directory);
    await spoil();
    const renewed = await certificateIn(directory);
    expect(renewed.cert).not.toBe(made.cert);
    expect(isUsable(renewed)).toBe(true);
    expect(await certificateIn(directory)).toEqual(renewed);
  });
});

test('a directory that cannot be had is a sentence that names the variable', async () => {
  await writeFile(directory, 'a file');
  await expect(certificateIn(directory)).rejects.toThrow(Mistake);
  await expect(certificateIn(directory)).rejects.toThrow(
    /^DATA_DIRECTORY must be a directory that can be written, or hold a certificate .*: EEXIST/,
  );
});
