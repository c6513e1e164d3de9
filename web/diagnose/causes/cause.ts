import type { Bilingual } from '../../language.ts';
import type { StepDefinition } from '../../rules/core/definition.ts';
import type { Stop } from '../../rules/core/stop.ts';
import type { CaseFacts, CaseKind } from '../case-facts.ts';
import type { Message } from '../reading/message.ts';
import type { Compared } from './compared.ts';
import type { FailureDetails, KnobSettings } from './knobs.ts';

/** One way in which a request of a page fails: everything that this page knows of it. */
export interface Cause {
  /** What happened, as a heading. */
  readonly title: Bilingual;
  /** Why, and what the page, the browser and the server knew of it. */
  readonly why: Bilingual;
  /** What to do, the likeliest first. */
  readonly fix: readonly Bilingual[];
  /** Lessons that explain it, the nearest first, as `lesson` or `lesson#section`. The build fails on one that isn’t there. */
  readonly lessons: readonly string[];
  /** The section that decides, where none of the rules' steps does. */
  readonly source?: string;
  /** The kind of case that its message speaks of, where nothing else tells. */
  readonly kind?: Exclude<CaseKind, 'fetch'>;
  /** Where a run with it stops: `cors-check` where the response that was checked was received; null where it doesn’t tell. */
  readonly stops: Stop | 'cors-check' | null;
  /**
   * It keeps one request from being sent, and its message doesn’t say whether another one was: the policies are checked again after
   * each redirect (https://fetch.spec.whatwg.org/#main-fetch), and a stream may have had its preflight.
   */
  readonly maybeSent?: true;
  /** The decision of a rule that it is; absent where no rule of ours decides it. */
  readonly step?: DecidingStep;
  /** Only on a symptom, which says only that something failed: how little it says. Of several symptoms the lowest counts. */
  readonly vague?: number;
  /** Its message stands for several causes: the ids of those among which the response decides. */
  readonly covers?: readonly string[];
  /** Whether a server says it of itself, so that it explains what the browser says of the response. */
  readonly explains?: true;
  /** What would tell more, where the message came without the response. */
  readonly asks?: 'values' | 'status' | 'console' | 'allow-origin' | 'handshake' | 'server-log';
  /** The hints for several causes that may apply to it. */
  readonly hints?: readonly SharedHint[];
  /** What its message says of the request besides. */
  readonly implies?: Partial<Pick<CaseFacts, 'credentials' | 'mode'>>;
  /** Whether a server’s configuration fixes it. */
  readonly configurable?: true;
  /** The knobs that make the lab fail alike, by the kind of case; for fetch those that differ from a server that allows the request. */
  readonly compose?: {
    readonly fetch?: KnobSettings | ((details: FailureDetails, facts: CaseFacts) => KnobSettings);
    readonly websocket?: KnobSettings;
    readonly 'socket-io'?: KnobSettings;
  };
}

interface DecidingStep {
  /** The steps whose failure it is. */
  readonly of: readonly StepDefinition[];
  /** The one of several steps that a message means; absent where messages don’t tell. */
  readonly which?: (message: Message, facts: CaseFacts) => StepDefinition;
  /** The two values that the step compares, as far as message and case tell them; absent: the message quotes what was found. */
  readonly compares?: (message: Message, facts: CaseFacts) => Compared;
}

/**
 * `error-page`: a response of an error page or a proxy fails like this, because it lacks the headers. `null-page`: an opaque origin
 * of the page may be the reason. `preflight-checked`: the check is made of preflights, too. `loopback`: a host that only the
 * developer’s machine reaches may be the reason.
 */
export type SharedHint = 'error-page' | 'null-page' | 'preflight-checked' | 'loopback';

/** Checks the records of a family and keeps their ids as types. */
export function causes<Id extends string>(records: Readonly<Record<Id, Cause>>): Readonly<Record<Id, Cause>> {
  return records;
}
