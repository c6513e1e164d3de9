import type { Bilingual } from '../../language.ts';
import type { SharedHint } from '../causes/cause.ts';
import { CAUSES } from '../causes/index.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';

/** Something that the values of this one case betray. */
export interface Hint {
  readonly id: string;
  readonly applies: (failure: NamedFailure, known: Known) => boolean;
  readonly text: Bilingual;
}

/** Whether a hint for several causes may apply to this one. */
export function fits({ cause }: NamedFailure, hint: SharedHint): boolean {
  return CAUSES[cause].hints?.includes(hint) ?? false;
}

/** The status of the response that failed: told by the console, or by the pasted answer. */
export function statusOf({ said, at }: NamedFailure, known: Known): number | null {
  const request = known.kind === 'fetch' ? null : known.handshake;
  const pasted = at === 'preflight' ? (known.preflight ?? known.options) : (known.answers.at(-1) ?? request);
  return said?.status ?? pasted?.status ?? null;
}

/** Hosts without their ports, for comparisons of two origins; null where one of them has none. */
export function urlOf(text: string | null): URL | null {
  return text !== null && URL.canParse(text) ? new URL(text) : null;
}
