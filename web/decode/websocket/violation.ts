/** Half-open range `[start, end)`: bytes of a segment, or UTF-16 units of a text, as the owner says. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Everything that a decoder may find wrong, by stable name, with the section that forbids it.
 * The panel keeps one sentence per name and language.
 */
const VIOLATIONS = {
  // HTTP/1.1 heads
  'bare-lf': 'RFC 9112 §2.2',
  'bare-cr': 'RFC 9112 §2.2',
  'invalid-request-line': 'RFC 9112 §3',
  'invalid-status-line': 'RFC 9112 §4',
  'invalid-method': 'RFC 9110 §9.1',
  'invalid-target': 'RFC 9112 §3.2',
  'invalid-version': 'RFC 9112 §2.3',
  'invalid-status-code': 'RFC 9112 §4',
  'space-before-first-field': 'RFC 9112 §2.2',
  'obsolete-line-folding': 'RFC 9112 §5.2',
  'missing-colon': 'RFC 9112 §5',
  'space-before-colon': 'RFC 9112 §5.1',
  'empty-field-name': 'RFC 9112 §5',
  'invalid-field-name': 'RFC 9110 §5.1',
  'invalid-field-value': 'RFC 9110 §5.5',
  // HTTP/1.1 bodies
  'invalid-chunk-size': 'RFC 9112 §7.1',
  'chunk-without-end': 'RFC 9112 §7.1',
  'invalid-content-length': 'RFC 9112 §6.3',
  'length-and-transfer-coding': 'RFC 9112 §6.1',
  'unknown-transfer-coding': 'RFC 9112 §6.1',
  'bytes-after-body': 'RFC 9112 §6.3',
  'unsupported-content-coding': 'RFC 9110 §8.4',
  'invalid-gzip': 'RFC 1952 §2.3',
  // WebSocket handshake
  'invalid-key': 'RFC 6455 §4.1',
  'upgraded-without-101': 'RFC 6455 §4.1',
  'invalid-extensions': 'RFC 6455 §9.1',
  'unknown-extension': 'RFC 6455 §9.1',
  'invalid-extension-parameter': 'RFC 7692 §7.1',
  // WebSocket frames
  'reserved-bit': 'RFC 6455 §5.2',
  'unknown-opcode': 'RFC 6455 §5.2',
  'unmasked-client-frame': 'RFC 6455 §5.1',
  'masked-server-frame': 'RFC 6455 §5.1',
  'length-not-minimal': 'RFC 6455 §5.2',
  'length-top-bit': 'RFC 6455 §5.2',
  'fragmented-control-frame': 'RFC 6455 §5.5',
  'long-control-frame': 'RFC 6455 §5.5',
  'continuation-without-start': 'RFC 6455 §5.4',
  'data-frame-inside-message': 'RFC 6455 §5.4',
  'data-frame-after-close': 'RFC 6455 §5.5.1',
  'close-payload-of-one-byte': 'RFC 6455 §5.5.1',
  'invalid-close-code': 'RFC 6455 §7.4',
  'invalid-utf-8': 'RFC 6455 §8.1',
  'http-after-upgrade': 'RFC 6455 §5.2',
  // permessage-deflate
  'compressed-bit-on-continuation': 'RFC 7692 §6.1',
  'compressed-bit-on-control-frame': 'RFC 7692 §6.1',
  'deflate-reserved-block': 'RFC 1951 §3.2.3',
  'deflate-stored-length': 'RFC 1951 §3.2.4',
  'deflate-code-lengths': 'RFC 1951 §3.2.7',
  'deflate-unknown-symbol': 'RFC 1951 §3.2.5',
  'deflate-distance': 'RFC 7692 §7.1.2',
  'deflate-cut-short': 'RFC 7692 §7.2.2',
  'deflate-too-large': 'RFC 6455 §10.4',
  // Engine.IO
  'engine-empty-packet': 'Engine.IO 4 §Packet encoding',
  'engine-unknown-type': 'Engine.IO 4 §Packet encoding',
  'engine-invalid-base64': 'Engine.IO 4 §HTTP long-polling encoding',
  'engine-invalid-open': 'Engine.IO 4 §Handshake',
  'engine-wrong-direction': 'Engine.IO 4 §Packet types',
  'engine-invalid-utf-8': 'Engine.IO 4 §HTTP long-polling encoding',
  // Socket.IO
  'socket-unknown-type': 'Socket.IO 5 §Packet types',
  'socket-attachment-count': 'Socket.IO 5 §Packet encoding',
  'socket-too-many-attachments': 'Socket.IO 5 §Packet encoding',
  'socket-missing-comma': 'Socket.IO 5 §Packet encoding',
  'socket-invalid-ack-id': 'Socket.IO 5 §Packet encoding',
  'socket-unexpected-ack-id': 'Socket.IO 5 §Packet encoding',
  'socket-missing-ack-id': 'Socket.IO 5 §ACK',
  'socket-invalid-json': 'Socket.IO 5 §Packet encoding',
  'socket-too-deep': 'RFC 8259 §9',
  'socket-wrong-payload': 'Socket.IO 5 §Packet types',
  'socket-reserved-event': 'Socket.IO 5 §EVENT',
  'socket-placeholder-out-of-range': 'Socket.IO 5 §BINARY_EVENT',
  'socket-attachment-without-placeholder': 'Socket.IO 5 §BINARY_EVENT',
  'socket-attachments-interrupted': 'Socket.IO 5 §BINARY_EVENT',
  'socket-unexpected-attachment': 'Socket.IO 5 §BINARY_EVENT',
} as const;
export type ViolationId = keyof typeof VIOLATIONS;

/** One thing that is wrong, and where: the span counts in the same units as its owner's spans. */
export interface Violation extends Span {
  readonly id: ViolationId;
  /** The section that forbids it. */
  readonly source: (typeof VIOLATIONS)[ViolationId];
  /** What was found, where a number or a word says more than the span. */
  readonly found?: string;
}

/** Names one violation over `[start, end)`. */
export function violation(id: ViolationId, start: number, end: number, found?: string): Violation {
  const named = { id, source: VIOLATIONS[id], start, end };
  return found === undefined ? named : { ...named, found };
}
