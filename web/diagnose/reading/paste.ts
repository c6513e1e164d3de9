import { readCalls } from './calls.ts';
import { readConsole } from './console.ts';
import { readHttp } from './http.ts';
import { MOST_EVIDENCE } from './limits.ts';
import type { Pasted } from './pasted.ts';
import { prepare } from './prepare.ts';

/** What was understood of a paste. */
export interface Paste {
  readonly evidence: readonly Pasted[];
  readonly cut: boolean;
  /** Whether there was any text at all. */
  readonly empty: boolean;
}

/** Reads any text. Never throws, contacts nothing, and keeps no secret of it: what it returns may be shown. */
export function readPaste(text: string): Paste {
  const { lines, cut } = prepare(text);
  const evidence = [...readConsole(lines), ...readCalls(lines.join('\n')), ...readHttp(lines)];
  return { evidence: evidence.slice(0, MOST_EVIDENCE), cut, empty: text.trim() === '' };
}
