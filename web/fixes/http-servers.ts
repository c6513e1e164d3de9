/** CORS for a request by fetch or XMLHttpRequest: plain Node, Express, Fastify. */

import type { Comments } from './comments.ts';
import type { CorsNeeds } from './cors-needs.ts';
import { js, jsList } from './literal.ts';
import {
  indent,
  LISTEN,
  LISTEN_EXPRESS,
  type Lines,
  listenFastify,
  originOption,
  originSet,
  textOf,
} from './program.ts';

/** Lines of a handler of node:http: the headers, the preflight, and the reader’s own part. */
export function nodeHandler({ credentials, preflight, exposed }: CorsNeeds, says: Comments): Lines {
  const set = (name: string, value: string) => `response.setHeader(${js(name)}, ${js(value)});`;
  const { methods, headers, maxAge } = preflight;
  return [
    'const { origin } = request.headers;',
    'const allowed = ORIGINS.has(origin);',
    '',
    `// ${says.varies}`,
    set('Vary', 'Origin'),
    `// ${says.first}`,
    'if (allowed) {',
    "  response.setHeader('Access-Control-Allow-Origin', origin);",
    credentials ? `  ${set('Access-Control-Allow-Credentials', 'true')}` : null,
    exposed.length > 0 ? `  ${set('Access-Control-Expose-Headers', exposed.join(', '))}` : null,
    '}',
    '',
    `// ${says.preflight}`,
    "if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {",
    '  if (allowed) {',
    methods.length > 0 ? `    ${set('Access-Control-Allow-Methods', methods.join(', '))}` : null,
    headers.length > 0 ? `    ${set('Access-Control-Allow-Headers', headers.join(', '))}` : null,
    maxAge === null ? null : `    ${set('Access-Control-Max-Age', String(maxAge))}`,
    '  }',
    '  response.writeHead(204).end();',
    '  return;',
    '}',
    '',
    `// ${says.yours}`,
    set('Content-Type', 'application/json'),
    "response.end('{}');",
  ];
}

export function nodeFetch(needs: CorsNeeds, says: Comments): string {
  return textOf([
    "import { createServer } from 'node:http';",
    '',
    `// ${says.origins}`,
    ...originSet(needs.origins),
    '',
    'const server = createServer((request, response) => {',
    ...indent(nodeHandler(needs, says), 1),
    '});',
    '',
    ...LISTEN,
  ]);
}

/** Options of the packages cors and @fastify/cors besides the origins. Without a list of headers both copy the names that were asked for. */
export function corsAnswers({ credentials, preflight, exposed }: CorsNeeds): Lines {
  return [
    `methods: ${jsList(preflight.methods)},`,
    `allowedHeaders: ${jsList(preflight.headers)},`,
    exposed.length > 0 ? `exposedHeaders: ${jsList(exposed)},` : null,
    credentials ? 'credentials: true,' : null,
    preflight.maxAge === null ? null : `maxAge: ${preflight.maxAge},`,
  ];
}

function corsOptions(needs: CorsNeeds, says: Comments): Lines {
  return [`// ${says.origins}`, ...originOption(needs.origins), ...corsAnswers(needs)];
}

export function expressFetch(needs: CorsNeeds, says: Comments): string {
  return textOf([
    "import cors from 'cors';",
    "import express from 'express';",
    '',
    'const app = express();',
    '',
    `// ${says.beforeAll}`,
    'app.use(',
    '  cors({',
    ...indent(corsOptions(needs, says), 2),
    '  }),',
    ');',
    '',
    `// ${says.yours}`,
    "app.all('/', (request, response) => response.json({}));",
    '',
    ...LISTEN_EXPRESS,
  ]);
}

export function fastifyFetch(needs: CorsNeeds, says: Comments): string {
  return textOf([
    "import cors from '@fastify/cors';",
    "import Fastify from 'fastify';",
    '',
    'const app = Fastify();',
    '',
    `// ${says.beforeAll}`,
    'await app.register(cors, {',
    ...indent(corsOptions(needs, says), 1),
    '});',
    '',
    `// ${says.yours}`,
    "app.all('/', async () => ({}));",
    '',
    listenFastify(null),
  ]);
}
