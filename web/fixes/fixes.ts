import type { Language } from '../language.ts';
import { type Asked, askedOf, isToken } from './asked.ts';
import { FIX_SERVERS, type FixCase, type Fixes, type FixServer } from './case.ts';
import { type Comments, commentsOf } from './comments.ts';
import { doesOf } from './does.ts';
import { expressFetch, fastifyFetch, nodeFetch } from './http-servers.ts';
import { nginxFetch, nginxSocket, nginxSocketIo } from './nginx.ts';
import { noticesOf } from './notices.ts';
import {
  expressSocketIo,
  fastifySocketIo,
  nodeSocketIo,
  nodeSocketIoWithFetch,
} from './socket-io-servers.ts';
import { expressSocket, fastifySocket, nodeSocket } from './socket-servers.ts';

interface Generator {
  readonly packages: readonly string[];
  readonly write: (asked: Asked, says: Comments) => string;
}

type Generators = Readonly<Partial<Record<FixServer, Generator>>>;

function generatorsFor(of: FixCase): Generators {
  switch (of.kind) {
    case 'fetch':
      return {
        node: { packages: [], write: nodeFetch },
        express: { packages: ['cors', 'express'], write: expressFetch },
        fastify: { packages: ['@fastify/cors', 'fastify'], write: fastifyFetch },
        'socket-io': { packages: ['socket.io'], write: nodeSocketIoWithFetch },
        nginx: { packages: [], write: nginxFetch },
      };
    case 'websocket': {
      const subprotocols = of.subprotocols.filter(isToken);
      return {
        node: { packages: ['ws'], write: (asked, says) => nodeSocket(asked, subprotocols, says) },
        express: {
          packages: ['express', 'ws'],
          write: (asked, says) => expressSocket(asked, subprotocols, says),
        },
        fastify: {
          packages: ['fastify', 'ws'],
          write: (asked, says) => fastifySocket(asked, subprotocols, says),
        },
        nginx: { packages: [], write: nginxSocket },
      };
    }
    case 'socket-io': {
      const { namespace } = of;
      return {
        express: {
          packages: ['express', 'socket.io'],
          write: (asked, says) => expressSocketIo(asked, namespace, says),
        },
        fastify: {
          packages: ['fastify', 'socket.io'],
          write: (asked, says) => fastifySocketIo(asked, namespace, says),
        },
        'socket-io': {
          packages: ['socket.io'],
          write: (asked, says) => nodeSocketIo(asked, namespace, says),
        },
        nginx: { packages: [], write: nginxSocketIo },
      };
    }
  }
}

/**
 * What fixes a case: one configuration for each server that can, and what else must be known. Pure; it contacts nothing and trusts nothing of
 * the case: what cannot be written into a header (an origin with a path, `null`, a name that is no token) is left out.
 * `language` is that of the comments in the programs. Without any origin to let in there is no configuration.
 */
export function fixesFor(of: FixCase, language: Language): Fixes {
  const asked = askedOf(of);
  const notices = noticesOf(of, asked);
  if (asked.origins.length === 0) return { notices, fixes: [] };
  const generators = generatorsFor(of);
  const fixes = FIX_SERVERS.flatMap(server => {
    const generator = generators[server];
    if (!generator) return [];
    const text = generator.write(asked, commentsOf(language));
    const file = server === 'nginx' ? ('nginx.conf' as const) : ('server.mjs' as const);
    return [{ server, file, packages: generator.packages, text, does: doesOf(of, asked, server) }];
  });
  return { notices, fixes };
}
