/** The origin check of an opening handshake: the package ws on Node, Express and Fastify. */

import type { Comments } from './comments.ts';
import type { CorsNeeds } from './cors-needs.ts';
import { jsList } from './literal.ts';
import { LISTEN, LISTEN_EXPRESS, type Lines, listenFastify, originSet, textOf } from './program.ts';

/** What stands between the imports and the server that the handshakes come to. */
function gate(server: string, subprotocols: readonly string[], says: Comments): Lines {
  const choice: Lines = [
    `// ${says.speaks}`,
    `const SPEAKS = ${jsList(subprotocols)};`,
    'const sockets = new WebSocketServer({',
    '  noServer: true,',
    '  handleProtocols: offered => SPEAKS.find(name => offered.has(name)) ?? false,',
    '});',
  ];
  return [
    ...(subprotocols.length > 0 ? choice : ['const sockets = new WebSocketServer({ noServer: true });']),
    `// ${says.varies}`,
    "sockets.on('headers', headers => headers.push('Vary: Origin'));",
    '',
    `// ${says.handshake}`,
    `${server}.on('upgrade', (request, socket, head) => {`,
    "  socket.on('error', () => socket.destroy());",
    '  if (!ORIGINS.has(request.headers.origin)) {',
    "    socket.end('HTTP/1.1 403 Forbidden\\r\\nVary: Origin\\r\\nConnection: close\\r\\nContent-Length: 0\\r\\n\\r\\n');",
    '    return;',
    '  }',
    `  // ${says.handshakeYours}`,
    '  sockets.handleUpgrade(request, socket, head, client => {',
    "    client.on('error', () => client.terminate());",
    "    client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }));",
    '  });',
    '});',
  ];
}

function origins({ origins }: CorsNeeds, says: Comments): Lines {
  return [`// ${says.origins}`, ...originSet(origins), ''];
}

export function nodeSocket(needs: CorsNeeds, subprotocols: readonly string[], says: Comments): string {
  return textOf([
    "import { createServer } from 'node:http';",
    "import { WebSocketServer } from 'ws';",
    '',
    ...origins(needs, says),
    'const server = createServer((request, response) => response.writeHead(404).end());',
    ...gate('server', subprotocols, says),
    '',
    ...LISTEN,
  ]);
}

export function expressSocket(needs: CorsNeeds, subprotocols: readonly string[], says: Comments): string {
  return textOf([
    "import express from 'express';",
    "import { WebSocketServer } from 'ws';",
    '',
    ...origins(needs, says),
    'const app = express();',
    ...LISTEN_EXPRESS,
    '',
    ...gate('server', subprotocols, says),
  ]);
}

export function fastifySocket(needs: CorsNeeds, subprotocols: readonly string[], says: Comments): string {
  return textOf([
    "import Fastify from 'fastify';",
    "import { WebSocketServer } from 'ws';",
    '',
    ...origins(needs, says),
    'const app = Fastify();',
    ...gate('app.server', subprotocols, says),
    '',
    listenFastify(null),
  ]);
}
