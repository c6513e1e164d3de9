import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** How often to look whether npm is still there, and how long the server may take to close; milliseconds. */
const LOOK_MS = 250;
const CLOSE_MS = 5000;

/**
 * Ends this process, as SIGTERM does, once the npm that started it is gone. npm passes SIGTERM on to its shell only, and
 * SIGHUP and SIGKILL to nobody, so the server would be left behind. Without npm nobody else's end is our business
 * (`nohup node … &` outlives its terminal on purpose), and on Windows the console ends all that is attached to it.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = behindShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    setTimeout(() => process.exit(1), CLOSE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  timer.unref();
}

/**
 * npm starts us through a shell. Most replace themselves with us; one that does not (dash before 0.5.11) outlives npm.
 * @param {number} parent
 * @returns {number | undefined} npm, if `parent` is such a shell
 */
function behindShell(parent) {
  try {
    const program = basename(readlinkSync(`/proc/${parent}/exe`));
    if (program === basename(process.env.npm_node_execpath ?? 'node')) return undefined;
    // proc_pid_stat(5): the second field may hold spaces and brackets; the fourth is the parent.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const npm = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return npm > 1 ? npm : undefined;
  } catch {
    return undefined; // macOS has no /proc, and its shells replace themselves
  }
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
