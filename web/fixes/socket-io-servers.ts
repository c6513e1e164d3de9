/** A Socket.IO server, alone or on the server of Express or Fastify. */

import type { Comments } from './comments.ts';
import type { CorsNeeds } from './cors-needs.ts';
import { corsAnswers, nodeHandler } from './http-servers.ts';
import { js } from './literal.ts';
import { indent, LISTEN, LISTEN_EXPRESS, type Lines, listenFastify, originSet, textOf } from './program.ts';

/** `cors` lets pages read polls; `allowRequest` refuses the rest, WebSocket included. */
function sockets(server: string, needs: CorsNeeds, namespace: string, says: Comments): Lines {
  return [
    `const io = new Server(${server}, {`,
    `  // ${says.polls}`,
    '  cors: {',
    '    origin: [...ORIGINS],',
    ...indent(corsAnswers(needs), 2),
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

function origins({ origins }: CorsNeeds, says: Comments): Lines {
  return [`// ${says.origins}`, ...originSet(origins), ''];
}

export function nodeSocketIo(needs: CorsNeeds, namespace: string, says: Comments): string {
  return textOf([
    "import { createServer } from 'node:http';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(needs, says),
    'const server = createServer();',
    ...sockets('server', needs, namespace, says),
    '',
    ...LISTEN,
  ]);
}

/** For a page that uses fetch and a port that also serves Socket.IO: one list of origins for both. */
export function nodeSocketIoWithFetch(needs: CorsNeeds, says: Comments): string {
  const polls = { ...needs, preflight: { ...needs.preflight, methods: ['GET', 'POST'] }, exposed: [] };
  return textOf([
    "import { createServer } from 'node:http';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(needs, says),
    'const server = createServer((request, response) => {',
    ...indent(nodeHandler(needs, says), 1),
    '});',
    ...sockets('server', polls, '/', says),
    '',
    ...LISTEN,
  ]);
}

export function expressSocketIo(needs: CorsNeeds, namespace: string, says: Comments): string {
  return textOf([
    "import express from 'express';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(needs, says),
    'const app = express();',
    ...LISTEN_EXPRESS,
    '',
    ...sockets('server', needs, namespace, says),
  ]);
}

export function fastifySocketIo(needs: CorsNeeds, namespace: string, says: Comments): string {
  return textOf([
    "import Fastify from 'fastify';",
    "import { Server } from 'socket.io';",
    '',
    ...origins(needs, says),
    'const app = Fastify();',
    ...sockets('app.server', needs, namespace, says),
    '',
    `// ${says.oneAddress}`,
    listenFastify(js('0.0.0.0')),
  ]);
}
