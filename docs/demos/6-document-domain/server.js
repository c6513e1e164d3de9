import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const ports = { 3000: PAGE_PORT, 3001: SERVER_PORT };

function serve(file, port) {
  const html = readFileSync(new URL(file, import.meta.url), 'utf8');
  const page = html.replace(/:(3000|3001)/g, (_, written) => `:${ports[written]}`);

  createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Origin-Agent-Cluster', '?0');
    response.end(page);
  }).listen(port, 'localhost', () => {
    console.log(`${file}: http://localhost:${port}`);
  });
}

serve('page.html', PAGE_PORT);
serve('frame.html', SERVER_PORT);
