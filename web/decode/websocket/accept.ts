import { decodeBase64, encodeBase64 } from '../base64.ts';
import { sha1 } from '../sha1.ts';
import { type Violation, violation } from './violation.ts';

/** The same for every handshake: only a server that knows the protocol appends it (RFC 6455 §1.3). */
export const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Bytes that the client draws at random for its key (RFC 6455 §4.1). */
const KEY_LENGTH = 16;

/** How `Sec-WebSocket-Accept` comes from `Sec-WebSocket-Key` (RFC 6455 §4.2.2), step by step. */
export interface AcceptSteps {
  readonly key: string;
  /** What the key is the base64 of; undefined where it is not base64. */
  readonly keyBytes: Uint8Array | undefined;
  /** The key, as it was written, and the GUID: the key is not decoded first. */
  readonly concatenated: string;
  /** 20 bytes. */
  readonly sha1: Uint8Array;
  /** The base64 of the digest: the field's value. */
  readonly accept: string;
  /** A server refuses a key that is not the base64 of 16 bytes; spans count characters of the key. */
  readonly violations: readonly Violation[];
}

/** The value of `Sec-WebSocket-Accept` for a key. */
export function acceptOf(key: string): string {
  return acceptSteps(key).accept;
}

/** The steps for any key; the value is computed for a malformed one as well. */
export function acceptSteps(key: string): AcceptSteps {
  const keyBytes = decodeBase64(key);
  const concatenated = key + WEBSOCKET_GUID;
  const digest = sha1(new TextEncoder().encode(concatenated));
  const wellFormed = keyBytes?.length === KEY_LENGTH;
  const found = keyBytes === undefined ? 'not base64' : `${keyBytes.length} bytes`;
  return {
    key,
    keyBytes,
    concatenated,
    sha1: digest,
    accept: encodeBase64(digest),
    violations: wellFormed ? [] : [violation('invalid-key', 0, key.length, found)],
  };
}
