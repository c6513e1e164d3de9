import type { Direction, EndRecord } from '../protocol/records.ts';

/** How Node's own parser took a request: as an ordinary one, or as one that leaves HTTP. */
export type ParsedAs = 'request' | 'upgrade';

/** What one observer is told of one connection, in the order in which it happened. */
export interface ConnectionObserver {
  /**
   * Bytes came off the socket or were handed to it. They are what crossed only during the call: whoever keeps them copies
   * them, and nobody changes them. `at`: see `now` in clock.ts.
   */
  chunk(direction: Direction, bytes: Buffer, at: number): void;
  /** Node's parser has read a request with this target; called before any handler of the request runs. */
  parsed(target: string, as: ParsedAs): void;
  /** A side ended its half, or the socket is gone. `reset` is followed by `closed`. */
  end(how: EndRecord['how'], at: number): void;
}

/** A connection as an observer meets it. */
export interface TappedConnection {
  /** The peer's TCP port, while the connection is open. */
  readonly remotePort: number | undefined;
  /** Ends this observer's view of this connection; the last one to leave gives the socket its own methods back. */
  detach(): void;
}

/** Called once for each new connection; whoever returns undefined is not told of it. */
export type Observe = (connection: TappedConnection) => ConnectionObserver | undefined;
