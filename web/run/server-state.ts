/** What is known of the server: it responds; it can't be reached; it takes connections and doesn't respond. */
export type ServerState = 'responds' | 'unreachable' | 'silent';

let state: ServerState = 'responds';
const listeners = new Set<() => void>();

/** Until something else is known, a server that sent the page responds. */
export function serverState(): ServerState {
  return state;
}

export function tellServerState(next: ServerState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export function onServerState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
