import type { Stop } from '../rules/core/stop.ts';
import type { Step } from '../rules/core/verdict.ts';
import type { CauseId } from './causes/index.ts';
import type { PastedMessage } from './reading/pasted.ts';

/** One failure by its name, and how it is known. */
export interface NamedFailure {
  readonly cause: CauseId;
  /** The response that it is about; null where that is open, or where there is none. */
  readonly at: PastedMessage['at'];
  /** Where the run stops; null where that is open. */
  readonly stops: Stop | null;
  /** The deciding step; null where no rule of ours decides it. */
  readonly step: Step | null;
  /** `browser`, `server`, `script`: its message says so. `rule`: it follows from the pasted responses. `both`: they agree. `symptom`: nothing decides yet. */
  readonly basis: 'browser' | 'server' | 'script' | 'rule' | 'both' | 'symptom';
  /** The message that it rests on; null where it rests on answers alone. */
  readonly said: PastedMessage | null;
  /** The value at issue, as the message or the response has it. */
  readonly value: string | null;
}
