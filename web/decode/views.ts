import type { CutRecord, Direction, EndRecord, Mask } from '../../server/protocol/records.ts';
import type { EngineIoPacket } from './engine-io/packet.ts';
import type { EventBlock } from './event-stream/event-stream.ts';
import type { DecodedBody } from './http/body.ts';
import type { DecodedRequestHead, DecodedResponseHead } from './http/head.ts';
import type { JoinedPacket } from './socket-io/joiner.ts';
import type { SocketIoPacket } from './socket-io/packet.ts';
import type { Extensions } from './websocket/extensions.ts';
import type { Frame } from './websocket/frame.ts';
import type { FrameHeader } from './websocket/frame-header.ts';
import type { WebSocketMessage } from './websocket/message.ts';
import type { Span, Violation } from './websocket/violation.ts';

/** Where one record's bytes stand in a segment, and when they crossed the wire. */
export interface Source extends Span {
  readonly seq: number;
  /** Milliseconds since the Unix epoch, the server's clock. */
  readonly at: number;
}

/** The bytes of one part of an exchange in one direction, in order. Every offset into a part counts from its first byte. */
export interface Segment {
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  readonly masks: readonly Mask[];
  readonly sources: readonly Source[];
  /** What follows was not recorded. */
  readonly cut: CutRecord | undefined;
}

/** A Socket.IO packet, or one binary attachment of a packet before it. */
export interface SocketIoView {
  readonly packet: SocketIoPacket | undefined;
  /** Which attachment of which packet this binary message is; `index` counts from 0. */
  readonly attachment: { readonly of: SocketIoPacket; readonly index: number } | undefined;
  /** Stands where a packet is whole: at its text, or at its last attachment. */
  readonly joined: JoinedPacket | undefined;
  readonly violations: readonly Violation[];
}

export interface PacketView {
  readonly engineIo: EngineIoPacket;
  /** Of Engine.IO messages alone. */
  readonly socketIo: SocketIoView | undefined;
}

/** What a polled body says in Engine.IO. */
export type EngineIoBody =
  | { readonly kind: 'packets'; readonly packets: readonly PacketView[] }
  /** The response to a POST; not a packet. */
  | { readonly kind: 'ok' }
  /** A refusal: `{"code":…,"message":…}`. */
  | { readonly kind: 'error'; readonly code: number; readonly message: string };

/** Lines of an event stream up to a blank one, and the bytes that brought them. */
export interface StreamBlockView {
  readonly block: EventBlock;
  /** In the body as it came, with what its transfer coding put in between. */
  readonly raw: Span;
  /** The record that brought its last byte, and when. */
  readonly seq: number;
  readonly at: number;
}

/** A stream of server-sent events. */
export interface EventStreamView {
  readonly blocks: readonly StreamBlockView[];
  /** The reconnection time that it sets, in milliseconds; null: none. */
  readonly retry: number | null;
}

export interface Body extends DecodedBody {
  /** As it came, transfer and content coding included; the violations' spans count in it. */
  readonly raw: Segment;
  readonly engineIo: EngineIoBody | undefined;
  /** Of a response that says it is one. */
  readonly eventStream?: EventStreamView | undefined;
}

export interface RequestView {
  readonly headBytes: Segment;
  readonly head: DecodedRequestHead;
  readonly body: Body | undefined;
}

export interface ResponseView {
  readonly headBytes: Segment;
  /** 1xx answers before the final one (100 Continue), in order. */
  readonly interim: readonly DecodedResponseHead[];
  /** The final head; for an upgrade its 101. Offsets count in `headBytes`, behind the interim ones. */
  readonly head: DecodedResponseHead;
  readonly body: Body | undefined;
}

/** A frame, with what it completes. */
export interface FrameItemView {
  readonly kind: 'frame';
  readonly direction: Direction;
  /** Of its first byte and of its last. */
  readonly startedAt: number;
  readonly at: number;
  /** The record that brought its last byte. */
  readonly seq: number;
  /** Spans count in `bytes[direction]` of the upgraded connection. */
  readonly frame: Frame;
  /** The message that this frame ends. */
  readonly message: WebSocketMessage | undefined;
  /** The layers in that message, where the path speaks Engine.IO. */
  readonly packet: PacketView | undefined;
}

/** The endpoint must fail the connection here; from `from` on the direction is opaque. */
interface FailureItemView {
  readonly kind: 'failure';
  readonly direction: Direction;
  readonly at: number;
  readonly seq: number;
  readonly violation: Violation;
  readonly header: FrameHeader | undefined;
  readonly from: number;
}

/** From `from` on nothing more is known of this direction: it was not recorded, or it ended inside of a message. */
export interface LostItemView {
  readonly kind: 'lost';
  readonly direction: Direction;
  readonly at: number;
  readonly seq: number;
  readonly why: 'cut' | 'dropped' | 'ended';
  readonly from: number;
}

export type UpgradedItemView = FrameItemView | FailureItemView | LostItemView;

export interface UpgradedView {
  readonly extensions: Extensions;
  readonly bytes: Readonly<Record<Direction, Segment>>;
  /** Both directions, in the order in which they came to stand on the wire. */
  readonly items: readonly UpgradedItemView[];
}

/** One HTTP exchange, and the upgraded connection that it began. The same object until something of it changes. */
export interface ExchangeView {
  readonly run: string;
  readonly connection: number;
  readonly exchange: number;
  /** Of its first record. */
  readonly seq: number;
  readonly at: number;
  readonly request: RequestView | undefined;
  readonly response: ResponseView | undefined;
  readonly upgraded: UpgradedView | undefined;
  readonly ends: readonly EndRecord[];
}
