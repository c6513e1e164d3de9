/** A mistake or a missing condition that the person can mend: shown as its sentence, without a stack. */
export class Failure extends Error {}

/**
 * Runs a command's body. A `Failure` is printed as its sentence, anything else with its stack; both end with
 * exit code 1.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Failure ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
