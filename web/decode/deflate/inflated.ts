import type { ViolationId } from '../websocket/violation.ts';

/** What became of compressed bytes, or what is wrong with them. */
export type Inflated =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly violation: ViolationId; readonly found: string };
