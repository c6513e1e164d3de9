import type { Writable } from 'node:stream';
import * as ws from 'ws';

/** What `ws` exports and `@types/ws` leaves out: its own encoder and decoder of frames. */
interface Untyped {
  readonly Sender: {
    frame(
      data: Buffer,
      options: {
        opcode: number;
        fin: boolean;
        rsv1: boolean;
        mask: boolean;
        readOnly: boolean;
        generateMask?: (mask: Uint8Array) => void;
      },
    ): Buffer[];
  };
  readonly Receiver: new (options: { isServer: boolean }) => Writable;
}
const { Sender, Receiver } = ws as unknown as Untyped;

export interface FrameToEncode {
  readonly opcode: number;
  readonly fin: boolean;
  readonly rsv1?: boolean;
  /** Undefined for a server's frame. */
  readonly maskKey?: Uint8Array | undefined;
  readonly payload: Uint8Array;
}

/** One frame as `ws` would send it. */
export function encodeFrame({ opcode, fin, rsv1 = false, maskKey, payload }: FrameToEncode): Uint8Array {
  const options = { opcode, fin, rsv1, mask: maskKey !== undefined, readOnly: true };
  const generateMask = (mask: Uint8Array) => mask.set(maskKey ?? []);
  return Buffer.concat(Sender.frame(Buffer.from(payload), { ...options, generateMask }));
}

export type Told =
  | { readonly kind: 'message'; readonly data: string; readonly binary: boolean }
  | { readonly kind: 'ping' | 'pong'; readonly data: string }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  | { readonly kind: 'error'; readonly code: string };

/** What `ws` makes of a whole stream without extensions; data in hex. */
export async function received(bytes: Uint8Array, isServer: boolean): Promise<Told[]> {
  const told: Told[] = [];
  const receiver = new Receiver({ isServer });
  receiver.on('message', (data: Buffer, binary: boolean) => {
    told.push({ kind: 'message', data: data.toString('hex'), binary });
  });
  receiver.on('ping', (data: Buffer) => told.push({ kind: 'ping', data: data.toString('hex') }));
  receiver.on('pong', (data: Buffer) => told.push({ kind: 'pong', data: data.toString('hex') }));
  receiver.on('conclude', (code: number, reason: Buffer) => {
    told.push({ kind: 'close', code, reason: reason.toString('hex') });
  });
  receiver.on('error', () => {});
  await new Promise<void>(done => {
    // A copy, because `ws` unmasks in place.
    receiver.write(Buffer.from(bytes), error => {
      if (error) told.push({ kind: 'error', code: 'code' in error ? String(error.code) : error.message });
      done();
    });
  });
  return told;
}
