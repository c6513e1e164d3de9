import type { Bilingual } from '../../language.ts';
import type { Comparison } from './compared.ts';
import type { PageGets } from './consequence.ts';
import type { Remedy } from './remedy.ts';

/**
 * What a browser blocks, a server refuses, or a receiver ignores. `nobody`: no request was to be made. `unseen`: the server saw
 * nothing, and by whom it was stopped is not known. `silence`: nothing came back, and nobody is said to have refused.
 */
export type StoppedPart =
  | 'call'
  | 'request'
  | 'response'
  | 'redirect'
  | 'connection'
  | 'handshake'
  | 'namespace'
  | 'cookie'
  | 'set-cookie'
  | 'message'
  | 'reading'
  | 'assignment'
  | 'display'
  | 'script'
  | 'nobody'
  | 'unseen'
  | 'silence';

/** What a step says of how it went. */
export interface Sentences {
  /** Absent on a step that is told only where it did not pass. */
  readonly passed?: Bilingual;
  /**
   * Only what decided. Who blocked or refused what stands before it, what had happened and what would have helped behind it, all
   * from the run (`sentence.ts`). Absent on a step that never ends a run.
   */
  readonly failed?: Bilingual;
  /** What is true instead where the step did not pass and yet ended nothing. */
  readonly tolerated?: Bilingual;
}

/**
 * One decision of a rule, whichever way it goes: its words, and what is always true of it. Sentences may hold `{found}` and
 * `{wanted}`, the two values that it compared; `failed` may hold `{response}`, the one that it looked at.
 */
export interface StepDefinition extends Sentences {
  /** Stable and unique; lessons cite it in `because`. */
  readonly id: string;
  /** Which rule it belongs to; `server` are the decisions that every server makes alike. */
  readonly rule:
    | 'websocket'
    | 'server'
    | 'fetch'
    | 'redirect'
    | 'cors'
    | 'credentials'
    | 'preflight'
    | 'origin'
    | 'site'
    | 'cookies'
    | 'socket-io'
    | 'messages'
    | 'jsonp'
    | 'forms'
    | 'frames'
    | 'proxy'
    | 'streams';
  /** Who performs it. */
  readonly by: 'page' | 'browser' | 'proxy' | 'server' | 'receiver';
  /** The section that demands it: an RFC's section or a living standard's anchor. */
  readonly source: string;
  /** English: a short question. Chinese: what is true where it passes, or a plain question. */
  readonly title: Bilingual;
  /** The header, or what else, whose values it compares; absent where its values have no name. */
  readonly reads?: string;
  /** How its two values are compared; absent where they are not. */
  readonly compares?: Comparison;
  /** Absent: the request, or its response if that had come. */
  readonly stopped?: StoppedPart;
  /** What the call throws. */
  readonly throws?: Extract<PageGets, 'SecurityError' | 'SyntaxError' | 'DataCloneError'>;
  /** The sentences to say where a value that these name is not there. */
  readonly without?: { readonly found?: Sentences; readonly wanted?: Sentences };
  /** What fixes a run that it ended; absent where nothing is known to. */
  readonly remedy?: Remedy;
}

/** What the steps of one file have in common, unless one says otherwise. */
type Common = Pick<StepDefinition, 'rule' | 'by'>;
type Own = Omit<StepDefinition, keyof Common> & Partial<Common>;

/** Gives what defines the steps of a rule: it checks each and keeps its sentences as types, so that `step` knows which facts they name. */
export function stepsOf(common: Common) {
  return <const D extends Own>(
    own: D & { readonly [Key in Exclude<keyof D, keyof StepDefinition>]: never },
  ): D & Common => ({ ...common, ...(own as D) });
}
