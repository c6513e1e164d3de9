import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const { PAGE_PORT = '3000', SERVER_PORT = '3001' } = process.env;
const pageOrigin = `http://localhost:${PAGE_PORT}`;

const server = createServer();
const io = new Server(server, { cors: { origin: pageOrigin } });

io.on('connection', client => {
  client.emit('data', `Hello WebSocket from ${SERVER_PORT}.`);
});

server.listen(SERVER_PORT, '127.0.0.1', () => {
  console.log(`Server is listening on port ${SERVER_PORT}`);
});

const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const page = html.replaceAll(':3001', `:${SERVER_PORT}`);

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
}).listen(PAGE_PORT, 'localhost', () => {
  console.log(`Open ${pageOrigin}`);
});
