/** A Socket.IO server, alone or on the server of Express or Fastify. */
import type { Asked } from './asked.ts';
import type { Comments } from './comments.ts';
import { corsAnswers, nodeHandler } from './http-servers.ts';
import { js } from './literal.ts';
import { indent, LISTEN, LISTEN_EXPRESS, type Lines, listenFastify, originSet, textOf } from './program.ts';

/** `cors` lets pages read polls; `allowRequest` refuses the rest, WebSocket included. */
function sockets(server: string, asked: Asked, namespace: string, says: Comments): Lines {
  return [
    `const io = new Server(${server}, {`,
    `  // ${says.polls}`,
    '  cors: {',
    '    origin: [...ORIGINS],',
    ...indent(corsAnswers(asked), 2),
    '  },',
    `  // ${says.gate}`,
    '  allowRequest: ({ headers: { origin } }, callback) => {',
    `    // ${says.noOrigin}`,
    '    callback(null, origin === undefined || ORIGINS.has(origin));',
    '  },',
    '});',
    '',
    `io${namespace === '/' ? '' : `.of(${js(namespace)})`}.on('connection', socket => {`,
    `  // ${says.connected}`,
    "  socket.on('message', (...args) => socket.emit('message-back', ...args));",
    '});',
  ];
}

function origins({ origins }: Asked, says: Comments): Lines {
  return [`// ${says.origins}`, ...originSet(origins), ''];
}

export function nodeSocketIo(asked: Asked, namespace: string, says: Comments): string {
  return textOf([
    "import { createServer } from 'node:http';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(asked, says),
    'const server = createServer();',
    ...sockets('server', asked, namespace, says),
    '',
    ...LISTEN,
  ]);
}

/** For a page that uses fetch and a port that also serves Socket.IO: one list of origins for both. */
export function nodeSocketIoWithFetch(asked: Asked, says: Comments): string {
  const polls = { ...asked, preflight: { ...asked.preflight, methods: ['GET', 'POST'] }, exposed: [] };
  return textOf([
    "import { createServer } from 'node:http';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(asked, says),
    'const server = createServer((request, response) => {',
    ...indent(nodeHandler(asked, says), 1),
    '});',
    ...sockets('server', polls, '/', says),
    '',
    ...LISTEN,
  ]);
}

export function expressSocketIo(asked: Asked, namespace: string, says: Comments): string {
  return textOf([
    "import express from 'express';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(asked, says),
    'const app = express();',
    ...LISTEN_EXPRESS,
    '',
    ...sockets('server', asked, namespace, says),
  ]);
}

export function fastifySocketIo(asked: Asked, namespace: string, says: Comments): string {
  return textOf([
    "import Fastify from 'fastify';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(asked, says),
    'const app = Fastify();',
    ...sockets('app.server', asked, namespace, says),
    '',
    `// ${says.oneAddress}`,
    listenFastify(js('0.0.0.0')),
  ]);
}
