/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deepest nesting that is parsed: every walk over a parsed value may recurse, because it can go no deeper. */
export const JSON_DEPTH_LIMIT = 256;

export type JsonResult =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly error: 'invalid' | 'too-deep' };

/** Parses JSON of bounded depth. Never throws. */
export function parseJson(text: string): JsonResult {
  if (nestsDeeper(text, JSON_DEPTH_LIMIT)) return { ok: false, error: 'too-deep' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, error: 'invalid' };
  }
}

export function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts brackets outside of strings, so that no parser ever sees hostile depth. */
function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (quoted) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x5b || character === 0x7b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === 0x5d || character === 0x7d) depth -= 1;
  }
  return false;
}
