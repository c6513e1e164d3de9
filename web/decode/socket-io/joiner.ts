import type { Json } from '../json.ts';
import { isObject } from '../json.ts';
import { type Violation, violation } from '../websocket/violation.ts';
import type { SocketIoPacket } from './packet.ts';

/** A payload with the bytes in the place of their placeholders. */
export type Joined = Json | Uint8Array | readonly Joined[] | { readonly [name: string]: Joined };

export interface JoinedPacket {
  readonly packet: SocketIoPacket;
  readonly payload: Joined | undefined;
}

export interface JoinStep {
  readonly attachment: { readonly of: SocketIoPacket; readonly index: number } | undefined;
  readonly joined: JoinedPacket | undefined;
  readonly violations: readonly Violation[];
}

/** Joins the packets of one direction of one session with the binary messages that follow them. */
export class SocketIoJoiner {
  private waiting: SocketIoPacket | undefined;
  private attachments: Uint8Array[] = [];

  /** Takes a text packet: whole at once, or the beginning of one with attachments. */
  text(packet: SocketIoPacket): JoinStep {
    const violations: Violation[] = [];
    if (this.waiting !== undefined) {
      const missing = this.waiting.attachments - this.attachments.length;
      violations.push(violation('socket-attachments-interrupted', 0, 1, `${missing} missing`));
      this.reset();
    }
    if (packet.attachments > 0 && packet.violations.length === 0) {
      this.waiting = packet;
      return { attachment: undefined, joined: undefined, violations };
    }
    const joined = packet.violations.length === 0 ? { packet, payload: packet.payload } : undefined;
    return { attachment: undefined, joined, violations };
  }

  /** Takes a binary message: the next attachment. */
  binary(bytes: Uint8Array): JoinStep {
    const packet = this.waiting;
    if (packet === undefined) {
      const violations = [violation('socket-unexpected-attachment', 0, bytes.length)];
      return { attachment: undefined, joined: undefined, violations };
    }
    this.attachments.push(bytes);
    const attachment = { of: packet, index: this.attachments.length - 1 };
    if (this.attachments.length < packet.attachments)
      return { attachment, joined: undefined, violations: [] };
    const attachments = this.attachments;
    this.reset();
    return { attachment, ...join(packet, attachments) };
  }

  /** Forgets an unfinished packet: what follows is not known to belong to it. */
  reset(): void {
    this.waiting = undefined;
    this.attachments = [];
  }
}

function join(
  packet: SocketIoPacket,
  attachments: readonly Uint8Array[],
): { readonly joined: JoinedPacket | undefined; readonly violations: readonly Violation[] } {
  const used = new Set<number>();
  let outOfRange: string | undefined;
  // The parser bounds the depth (JSON_DEPTH_LIMIT), so this may recurse.
  const place = (value: Json): Joined => {
    if (isObject(value)) {
      if (value._placeholder !== true) {
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, place(inner)]));
      }
      const attachment = typeof value.num === 'number' ? attachments[value.num] : undefined;
      if (attachment === undefined) {
        outOfRange ??= JSON.stringify(value.num) ?? 'nothing';
        return value;
      }
      used.add(Number(value.num));
      return attachment;
    }
    return Array.isArray(value) ? value.map(place) : value;
  };
  const payload = packet.payload === undefined ? undefined : place(packet.payload);
  const { start, end } = packet.payloadSpan ?? packet.typeSpan;
  if (outOfRange !== undefined) {
    return {
      joined: undefined,
      violations: [violation('socket-placeholder-out-of-range', start, end, outOfRange)],
    };
  }
  const unused = attachments.length - used.size;
  const violations =
    unused > 0 ? [violation('socket-attachment-without-placeholder', start, end, `${unused}`)] : [];
  return { joined: { packet, payload }, violations };
}
