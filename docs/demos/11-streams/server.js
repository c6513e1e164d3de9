import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const pageOrigin = `http://localhost:${PAGE_PORT}`;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replace(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: ${pageOrigin}`);
});

createServer((request, response) => {
  const last = Number(request.headers['last-event-id'] ?? 0);
  const next = Number.isSafeInteger(last) ? last + 1 : 1;
  response.writeHead(200, {
    'Access-Control-Allow-Origin': pageOrigin,
    'Content-Type': 'text/event-stream',
  });
  response.write('retry: 500\n\n');
  setTimeout(() => response.end(`id: ${next}\ndata: Hello ${next} from 3001.\n\n`), 1000);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`Events: http://localhost:${SERVER_PORT}/`);
});
