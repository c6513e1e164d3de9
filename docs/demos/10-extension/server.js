import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replaceAll(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: http://localhost:${PAGE_PORT}`);
});

createServer((request, response) => {
  const { method, headers } = request;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.statusCode = method === 'OPTIONS' ? 404 : 200;
  response.end(method === 'OPTIONS' ? 'Not found.' : 'Hello from 3001.');
  console.log(`${method} from ${headers.origin}: ${response.statusCode}`);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`API: http://localhost:${SERVER_PORT}`);
});
