/**
 * The server that the lab is held against: stock Socket.IO with the lab's options and the lab's conversation, and
 * nothing else: no tap, no guard, no knobs. Its argument is the origin that may read polled answers; it prints where it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { LAB_PATHS } from '../../server/protocol/paths.ts';

/** As in the lab: the stock limit of a message, and how long after the greeting the data changes, in milliseconds. */
const MESSAGE_BYTES = 1_000_000;
const CHANGE_MS = 2_000;

const [, , reader = ''] = process.argv;
const server = createServer();
const io = new Server(server, {
  path: LAB_PATHS['socket-io'],
  transports: ['polling', 'websocket'],
  maxHttpBufferSize: MESSAGE_BYTES,
  cors: { origin: reader },
});
io.on('connection', socket => {
  socket.emit('auth', socket.handshake.auth);
  socket.emit('data', 'Hello WebSocket from 3001.');
  const change = setTimeout(() => socket.emit('data', 'Hello again from 3001, 2 s later.'), CHANGE_MS);
  socket.on('disconnect', () => clearTimeout(change));
  socket.on('message', (...args) => socket.emit('message-back', ...args));
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Listens  http://localhost:${port}\n`);
});
process.once('disconnect', () => process.exit());
