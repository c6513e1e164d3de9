import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');

async function serve(text, port) {
  const server = createServer((_request, response) => response.end(text));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${server.address().port}/`;
}

const api = await serve('tea, cups\n', SERVER_PORT);
const internal = await serve('purchase prices: tea 2, cups 1\n', 0);
const page = html.replace('API', api).replace('INTERNAL', internal);

export const allowlist = [api];

export function start(isAllowed) {
  createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, `http://localhost:${PAGE_PORT}`);
    if (pathname !== '/proxy') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    const url = searchParams.get('url') ?? '';
    if (!URL.canParse(url) || !isAllowed(new URL(url).href)) {
      response.writeHead(403).end('not on the allowlist\n');
      return;
    }
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5000) });
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.statusCode = answer.status;
      for await (const chunk of answer.body ?? []) response.write(chunk);
      response.end();
    } catch {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end('no response\n');
    }
  }).listen(PAGE_PORT, 'localhost', () => {
    console.log(`page.html: http://localhost:${PAGE_PORT}, API: ${api}`);
  });
}
