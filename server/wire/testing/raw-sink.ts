import type { Direction, EndRecord } from '../../protocol/records.ts';
import type { Observe, ParsedAs } from '../observer.ts';

type How = EndRecord['how'];

/** Everything that the tap said of one connection. */
export class SeenConnection {
  readonly chunks: { readonly direction: Direction; readonly bytes: Buffer; readonly at: number }[] = [];
  readonly parsed: { readonly target: string; readonly as: ParsedAs }[] = [];
  readonly ends: How[] = [];
  readonly closed: Promise<void>;
  readonly end: (how: How) => void;

  constructor() {
    const { promise, resolve } = deferred();
    this.closed = promise;
    this.end = how => {
      this.ends.push(how);
      if (how === 'closed') resolve();
    };
  }

  bytes(direction: Direction): Buffer {
    return Buffer.concat(
      this.chunks.filter(chunk => chunk.direction === direction).map(({ bytes }) => bytes),
    );
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>(settle => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** An observer that keeps all, before any cap or mask. */
export class RawSink {
  #seen = new Map<number, SeenConnection>();

  readonly observe: Observe = ({ remotePort = 0 }) => {
    const seen = new SeenConnection();
    this.#seen.set(remotePort, seen);
    return {
      chunk: (direction, bytes, at) => seen.chunks.push({ direction, bytes: Buffer.from(bytes), at }),
      parsed: (target, as) => seen.parsed.push({ target, as }),
      end: seen.end,
    };
  };

  /** @param localPort of the client */
  of(localPort: number): SeenConnection {
    const seen = this.#seen.get(localPort);
    if (!seen) throw new Error('the tap saw no such connection');
    return seen;
  }
}
