/** CORS for a request by fetch or XMLHttpRequest: plain Node, Express, Fastify. */
import type { Asked } from './asked.ts';
import type { Comments } from './comments.ts';
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

export function nodeFetch({ origins, credentials, preflight, exposed }: Asked, says: Comments): string {
  const set = (name: string, value: string) => `response.setHeader(${js(name)}, ${js(value)});`;
  const handler: Lines = [
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
    ...(preflight
      ? [
          `// ${says.preflight}`,
          "if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {",
          '  if (allowed) {',
          preflight.methods.length > 0
            ? `    ${set('Access-Control-Allow-Methods', preflight.methods.join(', '))}`
            : null,
          preflight.headers.length > 0
            ? `    ${set('Access-Control-Allow-Headers', preflight.headers.join(', '))}`
            : null,
          preflight.maxAge === null ? null : `    ${set('Access-Control-Max-Age', String(preflight.maxAge))}`,
          '  }',
          '  response.writeHead(204).end();',
          '  return;',
          '}',
          '',
        ]
      : []),
    `// ${says.yours}`,
    set('Content-Type', 'application/json'),
    "response.end('{}');",
  ];
  return textOf([
    "import { createServer } from 'node:http';",
    '',
    `// ${says.origins}`,
    ...originSet(origins),
    '',
    'const server = createServer((request, response) => {',
    ...indent(handler, 1),
    '});',
    '',
    ...LISTEN,
  ]);
}

/** What the packages cors and @fastify/cors are told besides the origins. Without a list of headers they would reflect what is asked for. */
export function corsAnswers({ credentials, preflight, exposed }: Asked): Lines {
  return [
    `methods: ${jsList(preflight?.methods ?? ['GET', 'HEAD', 'POST'])},`,
    `allowedHeaders: ${jsList(preflight?.headers ?? [])},`,
    exposed.length > 0 ? `exposedHeaders: ${jsList(exposed)},` : null,
    credentials ? 'credentials: true,' : null,
    preflight && preflight.maxAge !== null ? `maxAge: ${preflight.maxAge},` : null,
  ];
}

function corsOptions(asked: Asked, says: Comments): Lines {
  return [`// ${says.origins}`, ...originOption(asked.origins), ...corsAnswers(asked)];
}

export function expressFetch(asked: Asked, says: Comments): string {
  return textOf([
    "import cors from 'cors';",
    "import express from 'express';",
    '',
    'const app = express();',
    '',
    `// ${says.beforeAll}`,
    'app.use(',
    '  cors({',
    ...indent(corsOptions(asked, says), 2),
    '  }),',
    ');',
    '',
    `// ${says.yours}`,
    "app.all('/', (request, response) => response.json({}));",
    '',
    ...LISTEN_EXPRESS,
  ]);
}

export function fastifyFetch(asked: Asked, says: Comments): string {
  return textOf([
    "import cors from '@fastify/cors';",
    "import Fastify from 'fastify';",
    '',
    'const app = Fastify();',
    '',
    `// ${says.beforeAll}`,
    'await app.register(cors, {',
    ...indent(corsOptions(asked, says), 1),
    '});',
    '',
    `// ${says.yours}`,
    "app.all('/', async () => ({}));",
    '',
    listenFastify(null),
  ]);
}
