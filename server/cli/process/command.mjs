import { constants } from 'node:os';
import { endWithNpm } from './end-with-npm.mjs';

/** A mistake or a missing condition that the person can mend: shown as its sentence, without a stack. */
export class Failure extends Error {}

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command's body. Meanwhile a signal ends this process through `process.exit`, so that its children are ended too;
 * Node's default for a signal would leave them. Afterwards signals are whoever's again.
 *
 * A `Failure` is printed as its sentence, anything else with its stack; both end with exit code 1.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  endWithNpm();
  /** @param {NodeJS.Signals} signal */
  const end = signal => process.exit(128 + constants.signals[signal]);
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    await body();
  } catch (error) {
    const said = error instanceof Failure ? error.message : error instanceof Error ? error.stack : error;
    process.stderr.write(`\n${said}\n`);
    process.exit(1);
  }
  for (const signal of SIGNALS) process.off(signal, end);
}
