import type { IncomingMessage } from 'node:http';
import type { Handlers } from './guard.ts';
import { hostsIn } from './host.ts';

/**
 * No port of ours has a service worker. One that another app once registered on its address answers in its place for
 * ever, and no page of ours can end it. But the browser asks for its script again on every visit: it gets this one, which
 * takes over, unregisters and loads the open pages anew, from here. The other app's caches are not ours to delete.
 *
 * @param marker query parameter that tells a page, in a window of its own, that this happened; without it every page, in a
 *   frame too, is loaded as it was
 */
const scriptOf = (
  marker: string | undefined,
) => `// Another app left a service worker on this address. This one replaces it and unregisters itself.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(leave()));

async function leave() {
  const pages = await self.clients.matchAll({ type: 'window' });
  await self.registration.unregister();
  for (const page of pages) {
    const url = new URL(page.url);${marker === undefined ? '' : marking(marker)}
    // Not waited for: the navigation may wait for this very event.
    page.navigate(url.href).catch(() => {});
  }
}
`;

const marking = (marker: string) => `
    if (page.frameType === 'nested') continue;
    url.searchParams.set('${marker}', '');`;

const HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Wherever the script of the other app stood, its scope may have been the whole origin (Service Workers, "update").
  'Service-Worker-Allowed': '/',
};

/**
 * Answers every request for the script of a service worker before anything else does: such a request follows no redirect.
 * @param isOurs whether a value of Host, in lower case, names this port
 * @param marker query parameter with which pages are loaded anew, where they say what happened
 */
export function replaceWorkers<H extends Handlers>(
  isOurs: (host: string) => boolean,
  handlers: H,
  marker?: string,
): H {
  const script = scriptOf(marker);
  const fields = { ...HEADERS, 'Content-Length': String(Buffer.byteLength(script)) };
  const wantsWorker = ({ method, headers, rawHeaders }: IncomingMessage): boolean => {
    if (method !== 'GET' || headers['service-worker'] !== 'script') return false;
    const [host, ...others] = hostsIn(rawHeaders);
    return host !== undefined && others.length === 0 && isOurs(host.toLowerCase());
  };
  return {
    ...handlers,
    request(request, response) {
      if (wantsWorker(request)) response.writeHead(200, fields).end(script);
      else handlers.request(request, response);
    },
  };
}
