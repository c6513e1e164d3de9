import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Held, Waiting } from '../limits/waiting.ts';
import { noRoom } from './busy.ts';

/** What a request costs while it is delayed, in bytes: its head, and what Node makes of it. */
const DELAYED_BYTES = 32_768;

/** @throws Refused with 503 */
function hold(waiting: Waiting, giveWay: () => void): Held {
  const held = waiting.hold(giveWay);
  if (!held.add(DELAYED_BYTES)) throw noRoom(waiting.most);
  return held;
}

/**
 * Goes on after some milliseconds, unless the client leaves before. At 0 it goes on at once.
 *
 * @throws Refused with 503 where too much waits already
 */
export function delayRequest(ms: number, waiting: Waiting, response: ServerResponse, goOn: () => void): void {
  if (ms === 0) {
    goOn();
    return;
  }
  const held = hold(waiting, () => response.destroy());
  const timer = setTimeout(() => {
    response.off('close', cancel);
    held.end();
    goOn();
  }, ms);
  const cancel = () => {
    clearTimeout(timer);
    held.end();
  };
  response.once('close', cancel);
}

/**
 * The same for an upgrade, whose socket Node no longer reads. A client that gives up sends a FIN, which only a reader
 * sees; `readable` with `read(0)` looks for the end and takes no byte, so that frames sent right behind the request stay
 * where the WebSocket will find them.
 *
 * @throws Refused with 503 where too much waits already
 */
export function delayUpgrade(ms: number, waiting: Waiting, socket: Duplex, goOn: () => void): void {
  if (ms === 0) {
    goOn();
    return;
  }
  const held = hold(waiting, () => socket.destroy());
  const look = () => socket.read(0);
  const leave = () => socket.destroy();
  const stop = () => {
    clearTimeout(timer);
    held.end();
    socket.off('readable', look);
    socket.off('end', leave);
    socket.off('close', stop);
  };
  const timer = setTimeout(() => {
    stop();
    // The stream forgets a removed `readable` listener only on the next tick; until then nobody else could read.
    setImmediate(() => {
      socket.off('error', leave);
      if (!socket.destroyed) goOn();
    });
  }, ms);
  socket.on('readable', look);
  socket.once('end', leave);
  socket.once('close', stop);
  socket.on('error', leave);
}
