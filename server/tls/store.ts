import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from '../config/mistake.ts';
import { DATA_DIRECTORY } from '../config/variables.ts';
import { isUsable, type KeyPair, makeCertificate } from './certificate.ts';

const KEY_FILE = 'tls-key.pem';
const CERTIFICATE_FILE = 'tls-certificate.pem';

/** Read and written by the owner alone (POSIX; on Windows the directory inherits the owner's profile rights). */
const OWNER_FILE = 0o600;
const OWNER_DIRECTORY = 0o700;

/**
 * The certificate of a directory, made when there is none, when it is about to expire, or when what is there does not
 * parse or does not belong together.
 *
 * @param directory absolute; created when missing
 * @throws Mistake when the directory holds no such certificate and cannot be written
 */
export async function certificateIn(directory: string, now = Date.now()): Promise<KeyPair> {
  try {
    return await keptOrMade(directory, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Mistake(
      `${DATA_DIRECTORY.name} must be a directory that can be written, or hold a certificate that is valid for another day: ${reason}.`,
    );
  }
}

async function keptOrMade(directory: string, now: number): Promise<KeyPair> {
  const keyFile = join(directory, KEY_FILE);
  const certificateFile = join(directory, CERTIFICATE_FILE);

  const kept = { key: await read(keyFile), cert: await read(certificateFile) };
  if (isUsable(kept, now)) {
    // A directory that cannot be written, such as a mounted secret, has the rights that its owner gave it.
    await Promise.allSettled([chmod(directory, OWNER_DIRECTORY), chmod(keyFile, OWNER_FILE)]);
    return kept;
  }
  await mkdir(directory, { recursive: true, mode: OWNER_DIRECTORY });
  await chmod(directory, OWNER_DIRECTORY);
  const made = await makeCertificate(now);
  await replace(keyFile, made.key);
  await replace(certificateFile, made.cert);
  return made;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

/** Nobody ever reads half a file, and the key is never readable by others, not even for a moment. */
async function replace(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(fresh, text, { mode: OWNER_FILE, flag: 'wx' });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
