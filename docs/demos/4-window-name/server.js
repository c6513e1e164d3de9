import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const ports = { 3000: PAGE_PORT, 3001: SERVER_PORT };

function serve(files, port) {
  createServer(({ url }, response) => {
    const file = files[url] ?? 'empty.html';
    const html = readFileSync(new URL(file, import.meta.url), 'utf8');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html.replace(/:(3000|3001)/g, (_, written) => `:${ports[written]}`));
  }).listen(port, 'localhost', () => {
    console.log(`${files['/']}: http://localhost:${port}`);
  });
}

serve({ '/': 'page.html' }, PAGE_PORT);
serve({ '/': 'data.html' }, SERVER_PORT);
