import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Goes on after some milliseconds, unless the client leaves before. At 0 it goes on at once. */
export function delayRequest(ms: number, response: ServerResponse, goOn: () => void): void {
  if (ms === 0) {
    goOn();
    return;
  }
  const timer = setTimeout(() => {
    response.off('close', cancel);
    goOn();
  }, ms);
  const cancel = () => clearTimeout(timer);
  response.once('close', cancel);
}

/**
 * The same for an upgrade, whose socket Node no longer reads. A client that gives up sends a FIN, which only a reader
 * sees; `readable` with `read(0)` looks for the end and takes no byte, so that frames sent right behind the request stay
 * where the WebSocket will find them.
 */
export function delayUpgrade(ms: number, socket: Duplex, goOn: () => void): void {
  if (ms === 0) {
    goOn();
    return;
  }
  const look = () => socket.read(0);
  const leave = () => socket.destroy();
  const stop = () => {
    clearTimeout(timer);
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
