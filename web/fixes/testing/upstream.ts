import { createServer } from 'node:http';
import type { Started } from './program.ts';

/** A server as a proxy finds it: it allows everyone, which must not get through, and fails on `/broken`. */
export function startUpstream(): Promise<Started> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Access-Control-Expose-Headers', 'x-upstream');
    // To a preflight it answers what servers answer that know none.
    const status = request.method === 'OPTIONS' ? 405 : request.url === '/broken' ? 500 : 200;
    response.writeHead(status).end('{}');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        stop: () => new Promise(done => server.close(() => done())),
      });
    });
  });
}
