import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const html = readFileSync(new URL('unsafe-page.html', import.meta.url), 'utf8');

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replaceAll(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`unsafe-page.html: http://localhost:${PAGE_PORT}`);
});

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html>
<script>
  top.postMessage('Hello form from 3001.', document.referrer);
</script>
`);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`POST: http://localhost:${SERVER_PORT}/`);
});
