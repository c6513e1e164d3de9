import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../paths.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const living = new Set();
process.on('exit', () => {
  for (const child of living) child.kill();
});

/** Loaded into our own children before their program: they end when this process is gone, however it went. */
const END_WITH_PARENT = pathToFileURL(join(import.meta.dirname, 'end-with-parent.mjs')).href;

/**
 * Starts Node on a program of ours, joined by a channel whose loss ends it.
 * @param {readonly string[]} args as after `node`
 * @param {{ env?: NodeJS.ProcessEnv, output?: 'inherit' | 'pipe' }} [options] `inherit` shows what it prints
 * @returns {ChildProcess}
 */
export function startNode(args, { env = process.env, output = 'inherit' } = {}) {
  return track(
    spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', output, output, 'ipc'],
    }),
  );
}

/**
 * Runs a program to its end, and gathers what it printed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null when a signal or the time limit ended
 *   it, or it could not be started; `output` is stdout and stderr in the order they came
 */
export function run(program, args, { env = process.env, timeoutMs = 0, shell = false } = {}) {
  return finished(
    track(
      spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, shell }),
    ),
  );
}

/**
 * Waits for the end of a child and gathers what it printed.
 * @param {ChildProcess} child
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function finished(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output += text;
    });
  }
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: null, output: `${output}${error.message}\n` }));
    child.once('close', code => resolve({ code, output }));
  });
}

/**
 * @param {ChildProcess} child
 * @returns {ChildProcess}
 */
function track(child) {
  living.add(child);
  child.once('close', () => living.delete(child));
  return child;
}
