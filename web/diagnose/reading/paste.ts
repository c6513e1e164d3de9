import { readCalls } from './calls.ts';
import { readConfigurations } from './configuration.ts';
import { readConsole } from './console.ts';
import { readDevtools } from './devtools.ts';
import { readHar } from './har.ts';
import { readHttp } from './http.ts';
import { MOST_EVIDENCE } from './limits.ts';
import type { Pasted } from './pasted.ts';
import { prepare } from './prepare.ts';
import { readSituations } from './situations.ts';

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
  const archive = readHar(text);
  if (archive !== null) return { evidence: archive, cut: false, empty: false };
  const { found: recorded, rest } = readDevtools(lines);
  const evidence = [
    ...readConsole(rest),
    ...readCalls(rest.join('\n')),
    ...recorded,
    ...readHttp(rest),
    ...readConfigurations(rest),
  ];
  const understood = evidence.slice(0, MOST_EVIDENCE);
  // Where code runs says nothing by itself.
  const situations = understood.length > 0 ? readSituations(lines) : [];
  return { evidence: [...understood, ...situations], cut, empty: text.trim() === '' };
}
