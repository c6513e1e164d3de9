import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const pageOrigin = `http://localhost:${PAGE_PORT}`;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replaceAll(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: ${pageOrigin}`);
});

createServer((request, response) => {
  if (request.method !== 'POST' || request.headers.origin !== pageOrigin) {
    response.statusCode = 403;
    response.end(`only for a form of ${pageOrigin}\n`);
    return;
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Security-Policy', `frame-ancestors ${pageOrigin}`);
  response.end(`<!doctype html>
<script>
  parent.postMessage('Hello form from 3001.', '${pageOrigin}');
</script>
`);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`POST: http://localhost:${SERVER_PORT}/`);
});
