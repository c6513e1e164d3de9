/** Ways in which a terminal, a process manager or Windows' console asks a program to stop. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** After this the process ends whatever is still open, in milliseconds. */
const BOUND_MS = 3_000;

/**
 * Stops the program on a signal, or when the parent's channel is gone. One press of Ctrl-C arrives more than once where
 * npm, a shell and the terminal all pass it on, so a further signal says nothing new; the bound holds.
 *
 * @param close resolves when nothing is open any more
 */
export function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), BOUND_MS).unref();
    close().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  if (process.connected) process.once('disconnect', stop);
}
