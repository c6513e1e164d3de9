import type { Server } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { KeyPair } from './certificate.ts';
import { certificateIn } from './store.ts';

/** How often a running program looks at its certificate, in milliseconds: twice in the day that it must still last. */
const LOOK_MS = 43_200_000;

/**
 * Renews the certificate of servers that run longer than it lasts.
 *
 * @param directory where the pair is kept
 * @param current what the servers present now
 * @param servers take a new certificate for the connections to come
 * @returns ends the watch
 */
export function keepFresh(directory: string, current: KeyPair, servers: readonly Server[]): () => void {
  let presented = current;
  const timer = setInterval(async () => {
    try {
      const kept = await certificateIn(directory);
      if (kept.cert === presented.cert) return;
      presented = kept;
      for (const server of servers) if (server instanceof TlsServer) server.setSecureContext(kept);
    } catch (error) {
      process.emitWarning(`The certificate could not be renewed: ${error}`);
    }
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
