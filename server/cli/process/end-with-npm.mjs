import { npmAncestors } from './ancestors.mjs';

/** How often to look whether npm is still there, and how long the server may take to close; milliseconds. */
const LOOK_MS = 250;
const CLOSE_MS = 5000;

/**
 * Ends this process, as SIGTERM does, once npm is gone. npm passes SIGTERM on to its shell only, and SIGHUP and
 * SIGKILL to nobody, so the server would be left behind.
 */
export function endWithNpm() {
  const ancestors = npmAncestors();
  if (ancestors.length === 0) return;
  const timer = setInterval(() => {
    if (process.ppid === ancestors[0] && ancestors.every(isAlive)) return;
    clearInterval(timer);
    setTimeout(() => process.exit(1), CLOSE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  timer.unref();
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
