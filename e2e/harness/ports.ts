import { createServer } from 'node:net';

/**
 * Ports of one worker of the runner: below 32768, where Linux begins to take ports for outgoing connections
 * (ip_local_port_range), and apart from the other workers'.
 */
const FIRST = 12_000;
const PER_WORKER = 2_000;
const first = FIRST + PER_WORKER * (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 10);
let next = first + Math.floor(Math.random() * PER_WORKER);

/**
 * Ports that nothing listens on, on either loopback address, each given once per round of the worker's range.
 * @throws Error when the whole range is taken
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let tried = 0; ports.length < count; tried += 1) {
    if (tried === PER_WORKER) throw new Error(`No free port from ${first} to ${first + PER_WORKER - 1}.`);
    next = next + 1 < first + PER_WORKER ? next + 1 : first;
    if (await isFree(next)) ports.push(next);
  }
  return ports;
}

/** Whether both loopback addresses can be listened on. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    // A machine without IPv6 has nothing that could hold the port there.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL'));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
