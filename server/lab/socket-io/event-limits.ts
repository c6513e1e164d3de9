import type { Socket } from 'socket.io';
import { MAX_DEPTH, TOO_DEEP } from './shallow-parser.ts';

/** Arguments of one event: a call with some hundred thousand would overflow the stack. */
const MAX_ARGUMENTS = 64;

/** Binary values in one event, the stock decoder's own limit; one attachment may be named many times. */
const MAX_BINARY = 10;

const SENTENCES = {
  depth: `The lab refused this: it is nested deeper than ${MAX_DEPTH} levels.`,
  arguments: `The lab refused this event: it has more than ${MAX_ARGUMENTS} arguments.`,
  binary: `The lab refused this event: it holds more than ${MAX_BINARY} binary values.`,
};

/** Why an event is refused, or undefined. @param event its name and arguments */
export function refusalOf(event: readonly unknown[]): string | undefined {
  if (event[0] === TOO_DEEP) return SENTENCES.depth;
  if (event.length > MAX_ARGUMENTS && countArguments(event) > MAX_ARGUMENTS) return SENTENCES.arguments;
  return countBinary(event) > MAX_BINARY ? SENTENCES.binary : undefined;
}

/** The name, and perhaps the acknowledgement, stand beside the arguments. */
function countArguments(event: readonly unknown[]): number {
  return event.filter(argument => typeof argument !== 'function').length - 1;
}

/** Stops looking once there are too many. The depth is bounded already. */
function countBinary(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Buffer.isBuffer(value)) return 1;
  let count = 0;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    count += countBinary(item);
    if (count > MAX_BINARY) break;
  }
  return count;
}

/** Answers an event that is too deep or too large with `refused` and a sentence, and lets no handler see it. */
export function limitEvents(socket: Socket): void {
  socket.use((event, next) => {
    const refusal = refusalOf(event);
    if (refusal === undefined) next();
    else socket.emit('refused', refusal);
  });
}

/** Refuses a CONNECT whose auth object is too deep; the page's `connect_error` carries the sentence. */
export function limitAuth(socket: Socket, next: (error?: Error) => void): void {
  next(Object.hasOwn(socket.handshake.auth, TOO_DEEP) ? new Error(SENTENCES.depth) : undefined);
}
