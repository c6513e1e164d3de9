import { parseConfig } from './config/parse.ts';
import { type Running, startServers } from './servers.ts';
import { stopOnSignals } from './stop.ts';

/**
 * Starts everything, says where it is, and stops it on a signal.
 *
 * @throws Mistake for what the person who started it can fix
 */
export async function runProgram(): Promise<void> {
  const running = await startServers(parseConfig(process.env));
  stopOnSignals(() => running.close());
  announce(running);
}

function announce({ origins, notices }: Running): void {
  const lines = [
    ...notices,
    `Lessons  ${origins.reader}`,
    `Lab      ${origins.lab}`,
    `         ${origins['lab-tls']}  (self-signed certificate: the browser will ask)`,
    'Press Ctrl-C to stop.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
