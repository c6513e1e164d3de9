import { Mistake } from './config/mistake.ts';
import { parseConfig } from './config/parse.ts';
import { type Running, startServers } from './servers.ts';
import { stopOnSignals } from './stop.ts';

/** The program: everything it does is decided by the environment. Mistakes that a person can mend are lines, not stacks. */
try {
  const running = await startServers(parseConfig(process.env));
  stopOnSignals(() => running.close());
  announce(running);
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function announce({ origins, notices }: Running): void {
  const lines = [
    ...notices,
    `Lessons  ${origins.reader}`,
    `Lab      ${origins.lab}`,
    `         ${origins['lab-tls']}  (its certificate is its own: the browser will ask)`,
    'Press Ctrl-C to stop.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
