import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createProxyServer } from 'httpxy';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const page = readFileSync(new URL('page.html', import.meta.url));
const proxy = createProxyServer();
const target = `http://127.0.0.1:${SERVER_PORT}`;

createServer((request, response) => {
  if (request.url.startsWith('/api/')) {
    proxy.web(request, response, { target, changeOrigin: true }).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    return;
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: http://localhost:${PAGE_PORT}`);
});

createServer((request, response) => {
  const { host, origin } = request.headers;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ text: 'Hello proxy from 3001.', host, origin }));
}).listen(SERVER_PORT, '127.0.0.1', () => {
  console.log(`API: http://127.0.0.1:${SERVER_PORT}`);
});
