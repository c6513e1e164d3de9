import { createServer } from 'node:http';

/** A worker that answers everything from what it kept at its installation, and never asks the server again. */
const CACHE_FIRST = `
self.addEventListener('install', event => event.waitUntil((async () => {
  await (await caches.open('other')).add('/');
  await self.skipWaiting();
})()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => event.respondWith((async () =>
  (await caches.match(event.request)) ?? (await caches.match('/')) ?? Response.error())()));
`;

const PAGE = `<!doctype html><title>Other app</title><h1>Other app</h1><p id="state">no worker</p>
<script>
navigator.serviceWorker.register('/service-worker.js');
navigator.serviceWorker.ready.then(() => { document.querySelector('#state').textContent = 'worker ready'; });
</script>`;

/** Another app, as somebody developed it on a port of ours before: its worker stays in the browser when it ends. */
export async function otherApp(port: number, host: string): Promise<{ close(): Promise<void> }> {
  const server = createServer(({ url }, response) => {
    const isScript = url === '/service-worker.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? CACHE_FIRST : PAGE);
  });
  await new Promise<void>(resolve => server.listen(port, host, resolve));
  return {
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
