import { utf8 } from '../bytes.ts';
import { type Violation, violation } from './violation.ts';

/** What a close frame says. */
export interface CloseBody {
  readonly code: number;
  readonly reason: string;
}

/**
 * The body of a close frame; undefined where it has none, which is allowed. `offset` is where the payload stands in
 * the stream, for the violation's span.
 */
export function decodeCloseBody(
  payload: Uint8Array,
  offset: number,
): { readonly body: CloseBody | undefined; readonly violation: Violation | undefined } {
  const end = offset + payload.length;
  const refuse = (wrong: Violation) => ({ body: undefined, violation: wrong });
  const [high, low] = payload;
  if (high === undefined) return { body: undefined, violation: undefined };
  if (low === undefined) return refuse(violation('close-payload-of-one-byte', offset, end));
  const code = high * 256 + low;
  if (!mayBeSent(code)) return refuse(violation('invalid-close-code', offset, offset + 2, String(code)));
  const reason = utf8(payload.subarray(2));
  if (reason === undefined) return refuse(violation('invalid-utf-8', offset + 2, end));
  return { body: { code, reason }, violation: undefined };
}

/**
 * RFC 6455 §7.4 with the IANA registry of close codes: 1004 is reserved; 1005, 1006 and 1015 exist only for the API
 * and must not be sent; 1016 to 2999 are unassigned.
 */
function mayBeSent(code: number): boolean {
  if (code >= 3000 && code <= 4999) return true;
  return code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006;
}
