import type { Socket } from 'socket.io';

/** How long after the greeting the data changes, in milliseconds. */
const CHANGE_MS = 2_000;

// #region listing
/** The event `data` to each connection; where the data changes, once more 2 s later. */
export function greet(socket: Socket, port: number, changes: boolean) {
  socket.emit('data', `Hello WebSocket from ${port}.`);
  if (!changes) return;
  const change = setTimeout(() => socket.emit('data', `Hello again from ${port}, 2 s later.`), CHANGE_MS);
  socket.on('disconnect', () => clearTimeout(change));
}
// #endregion
