import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(html.replace(':3001', `:${SERVER_PORT}`));
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`page.html: http://localhost:${PAGE_PORT}`);
});

createServer((request, response) => {
  const url = new URL(request.url, `http://localhost:${SERVER_PORT}`);
  const callback = url.searchParams.get('callback') ?? '';
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (!/^[\w$.]{1,64}$/.test(callback)) {
    response.statusCode = 400;
    response.end('callback must be the name of a function\n');
    return;
  }
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  response.end(`${callback}(${JSON.stringify('Hello JSONP from 3001.')});\n`);
}).listen(SERVER_PORT, 'localhost', () => {
  console.log(`JSONP: http://localhost:${SERVER_PORT}/?callback=show`);
});
