import { listOf } from './exchange.ts';

/** What a request asks of the lab in its query, as far as a rule compares it. */
export interface LabPolicy {
  /** Origins that the server allows, `*` for any; null: no allowlist. */
  readonly allow: readonly string[] | null;
  /** Subprotocols that the server speaks, the preferred first. */
  readonly speaks: readonly string[];
}

/** Reads the policy from an address of the lab; an address that is no URL asks for nothing. */
export function labPolicy(url: string): LabPolicy {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const allow = query.get('allow');
  return { allow: allow === null ? null : listOf(allow), speaks: listOf(query.get('protocols')) };
}
