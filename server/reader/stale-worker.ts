import type { IncomingMessage } from 'node:http';
import type { Handlers } from '../http/guard.ts';
import { hostsIn } from '../http/host.ts';
import { REMOVED_WORKER_PARAMETER } from '../protocol.ts';

/**
 * The reader has no service worker. One that another app once registered on this address answers in the reader's place
 * for ever, and no page of ours can end it. But the browser asks for its script again on every visit: it gets this one, which
 * takes over, unregisters and loads the open pages anew, from here. The other app's caches are not ours to delete.
 */
const SCRIPT = `// Another app left a service worker on this address. This one replaces it and unregisters itself.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(leave()));

async function leave() {
  const pages = await self.clients.matchAll({ type: 'window' });
  await self.registration.unregister();
  for (const page of pages) {
    if (page.frameType === 'nested') continue;
    const url = new URL(page.url);
    url.searchParams.set('${REMOVED_WORKER_PARAMETER}', '');
    // Not waited for: the navigation may wait for this very event.
    page.navigate(url.href).catch(() => {});
  }
}
`;

const HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(SCRIPT)),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Wherever the script of the other app stood, its scope may have been the whole origin (Service Workers, "update").
  'Service-Worker-Allowed': '/',
};

/**
 * Answers every request for the script of a service worker before anything else does: such a request follows no redirect.
 * @param isOurs whether a value of Host, in lower case, names this port
 */
export function replaceWorkers<H extends Handlers>(isOurs: (host: string) => boolean, handlers: H): H {
  const wantsWorker = ({ method, headers, rawHeaders }: IncomingMessage): boolean => {
    if (method !== 'GET' || headers['service-worker'] !== 'script') return false;
    const [host, ...others] = hostsIn(rawHeaders);
    return host !== undefined && others.length === 0 && isOurs(host.toLowerCase());
  };
  return {
    ...handlers,
    request(request, response) {
      if (wantsWorker(request)) response.writeHead(200, HEADERS).end(SCRIPT);
      else handlers.request(request, response);
    },
  };
}
