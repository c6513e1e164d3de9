/** An observer that fails must never harm the connection that it watches. The message is left out: it may quote bytes. */
export function warnOfFailure(error: unknown): void {
  const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 3).join(' ') : '';
  process.emitWarning(`The wire tap stopped showing a connection to an observer that failed.${where}`);
}
