import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * The processes whose end means that `npm run …` is over: npm, and the shell that npm puts between itself and us
 * unless that shell replaced itself with us. Empty when npm did not start us: then nobody else's end is our business
 * (`nohup node … &` outlives its terminal on purpose). On Windows the console ends all that is attached to it.
 * @returns {number[]} process ids
 */
export function npmAncestors() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return [];
  const parent = process.ppid;
  const { program, ppid } = look(parent);
  const parentIsNpm =
    program === basename(process.env.npm_node_execpath ?? 'node') || program.startsWith('npm');
  return parentIsNpm || ppid <= 1 ? [parent] : [parent, ppid];
}

/**
 * @param {number} pid
 * @returns {{ program: string, ppid: number }} an empty program and 0 when it cannot be known
 */
function look(pid) {
  try {
    if (process.platform === 'linux') {
      // proc_pid_stat(5): the second field may hold spaces and brackets; the fourth is the parent.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { program: basename(readlinkSync(`/proc/${pid}/exe`)), ppid: Number(afterName[1]) };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [ppid = '0', ...name] = line.split(/\s+/);
    return { program: basename(name.join(' ')), ppid: Number(ppid) };
  } catch {
    return { program: '', ppid: 0 };
  }
}
