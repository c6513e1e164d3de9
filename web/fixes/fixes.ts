import type { Language } from '../language.ts';
import { isToken } from '../rules/core/exchange.ts';
import { FIX_SERVERS, type FixCase, type Fixes, type FixServer } from './case.ts';
import { type Comments, commentsOf } from './comments.ts';
import { type CorsNeeds, corsNeeds } from './cors-needs.ts';
import { describeFix } from './describe-fix.ts';
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
  readonly write: (needs: CorsNeeds, says: Comments) => string;
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
        node: { packages: ['ws'], write: (needs, says) => nodeSocket(needs, subprotocols, says) },
        express: {
          packages: ['express', 'ws'],
          write: (needs, says) => expressSocket(needs, subprotocols, says),
        },
        fastify: {
          packages: ['fastify', 'ws'],
          write: (needs, says) => fastifySocket(needs, subprotocols, says),
        },
        nginx: { packages: [], write: nginxSocket },
      };
    }
    case 'socket-io': {
      const { namespace } = of;
      return {
        express: {
          packages: ['express', 'socket.io'],
          write: (needs, says) => expressSocketIo(needs, namespace, says),
        },
        fastify: {
          packages: ['fastify', 'socket.io'],
          write: (needs, says) => fastifySocketIo(needs, namespace, says),
        },
        'socket-io': {
          packages: ['socket.io'],
          write: (needs, says) => nodeSocketIo(needs, namespace, says),
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
  const needs = corsNeeds(of);
  const notices = noticesOf(of, needs);
  if (needs.origins.length === 0) return { notices, fixes: [] };
  const generators = generatorsFor(of);
  const fixes = FIX_SERVERS.flatMap(server => {
    const generator = generators[server];
    if (!generator) return [];
    const text = generator.write(needs, commentsOf(language));
    const file = server === 'nginx' ? ('nginx.conf' as const) : ('server.mjs' as const);
    return [{ server, file, packages: generator.packages, text, does: describeFix(of, needs, server) }];
  });
  return { notices, fixes };
}
