import { useSyncExternalStore } from 'react';
import { onServerState, type ServerState, serverState } from '../run/server-state.ts';

/** The server's state as the page knows it, kept up to date. */
export function useServerState(): ServerState {
  return useSyncExternalStore(onServerState, serverState, () => 'responds');
}
