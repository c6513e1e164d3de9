import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

/** This machine’s address on its network; undefined where it has none but loopback. */
const outside = Object.values(networkInterfaces())
  .flatMap(addresses => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

export const NO_NETWORK = outside === undefined ? 'this machine has no address but loopback' : '';

/** What becomes of a connection from that network to a port here: `connected`, or the code of its error. */
export function connectFromOutside(port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = connect({ host: outside ?? '', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}
