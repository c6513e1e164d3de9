import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Site {
  readonly origin: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const GZIP = { level: 9 };

/**
 * Serves a folder from memory, to everyone with the same compression and the same headers.
 * @param change what becomes of a page's HTML on the way
 */
export async function serve(folder: string, change: (html: string, origin: string) => string): Promise<Site> {
  const bodies = new Map<string, { readonly type: string; readonly body: Buffer }>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const found = bodies.get(path);
    if (!found) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': found.type,
      'Content-Length': found.body.length,
      'Content-Encoding': 'gzip',
      'Cache-Control': extname(path) === '' ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
    response.end(found.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`.replace(/(index)?\.html$/, '');
    const text = await readFile(file);
    const body = entry.name.endsWith('.html') ? Buffer.from(change(text.toString(), origin)) : text;
    bodies.set(path, { type, body: gzipSync(body, GZIP) });
  }
  return {
    origin,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
