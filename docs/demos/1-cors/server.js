import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const allowed = new Set([`http://localhost:${PAGE_PORT}`]);

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replace(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: http://localhost:${PAGE_PORT}`);
});

createServer(({ method, headers: { origin } }, response) => {
  response.setHeader('Vary', 'Origin');
  if (allowed.has(origin)) response.setHeader('Access-Control-Allow-Origin', origin);
  if (method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'PUT');
    response.statusCode = 204;
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`Hello CORS from 3001, ${method}.`);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`API: http://localhost:${SERVER_PORT}`);
});
