import { setImmediate } from 'node:timers/promises';

/**
 * Turns of the event loop without any news after which all sockets count as read. One turn of libuv polls every socket
 * once, after the immediates of the turn before: the first accepts what was still to be accepted, the second reads from
 * those, the third gives TLS the turn that it needs to hand its plain text on.
 */
const QUIET_TURNS = 3;
/** On a lab that is never quiet, so many turns are enough: a socket yields up to 2 MiB in each (32 reads of 64 KiB). */
const MOST_TURNS = 64;

/**
 * Waits until everything that had reached this process's sockets before the call was read. That needs no time, only
 * turns: the kernel reports a socket with unread bytes at the very next poll.
 * @param activity a number that changes whenever anything is read or written
 */
export async function settled(activity: () => number): Promise<void> {
  let quiet = 0;
  for (let turn = 0; turn < MOST_TURNS && quiet < QUIET_TURNS; turn += 1) {
    const before = activity();
    await setImmediate();
    quiet = activity() === before ? quiet + 1 : 0;
  }
}
