/**
 * What the lab is held against: Socket.IO and `ws` with their own defaults, on one port, that echo as the lab does. It
 * prints where it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { LAB_PATHS } from '../../server/protocol/paths.ts';

const server = createServer();
const io = new Server(server, { path: LAB_PATHS['socket-io'], cors: { origin: '*' }, destroyUpgrade: false });
io.on('connection', socket => {
  socket.on('message', (...args) => socket.emit('message-back', ...args));
});
const plain = new WebSocketServer({ noServer: true, perMessageDeflate: true });
plain.on('connection', ws => {
  ws.on('error', () => {});
  ws.on('message', (message, binary) => ws.send(message, { binary }));
});
server.on('upgrade', (request, socket, head) => {
  if (!request.url?.startsWith(LAB_PATHS.websocket)) return;
  plain.handleUpgrade(request, socket, head, ws => plain.emit('connection', ws));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Listens  http://localhost:${port}\n`);
});
process.once('disconnect', () => process.exit());
