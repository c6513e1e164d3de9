import * as embedSteps from '../../../web/rules/embed/steps.ts';
import * as fetchCallSteps from '../../../web/rules/fetch/call-steps.ts';
import * as fetchMainSteps from '../../../web/rules/fetch/main-steps.ts';
import * as socketIoSteps from '../../../web/rules/socket-io/steps.ts';
import * as websocketResponseSteps from '../../../web/rules/websocket/response-steps.ts';
import type { Mutant } from './mutable.ts';
import { nameOf } from './mutants.ts';

interface Equivalent {
  readonly reason: string;
  readonly changes: readonly Mutant[];
}

/** Changes of the rules that no case can notice. */
const EQUIVALENT: readonly Equivalent[] = [
  {
    reason: 'The step only tells what was dropped; where nothing was, what is kept is all there is.',
    changes: [
      { step: fetchCallSteps.noCorsHeaders.id, passed: false },
      { step: fetchCallSteps.headersForbidden.id, passed: false },
    ],
  },
  {
    reason: 'A later step stops the run at the same place, and the script is told the same.',
    changes: [
      { step: embedSteps.embedOrb.id, passed: true },
      { step: embedSteps.embedScriptType.id, passed: true },
      { step: websocketResponseSteps.subprotocolChoice.id, passed: true },
    ],
  },
  {
    reason:
      'The step says why what was kept is not used; that the server was asked again is seen either way.',
    changes: [{ step: fetchMainSteps.cacheVary.id, passed: true }],
  },
  {
    reason: 'The step says that no upgrade follows; none is on the wire either way.',
    changes: [{ step: socketIoSteps.upgradeOffered.id, passed: true }],
  },
  {
    reason: 'No case leads there: two credentials modes in one run, hours of waiting, a server on port 443.',
    changes: [
      { difference: 'sharesWithAnonymous' },
      { difference: 'maxAgeLimit' },
      { difference: 'eightyIsSafe' },
    ],
  },
  {
    reason:
      'No rule of a handshake asks for it: what a WebSocket says in Sec-Fetch headers is compared nowhere.',
    changes: [{ difference: 'socketsTellMetadata' }],
  },
];

export const EQUIVALENT_MUTANTS: ReadonlySet<string> = new Set(
  EQUIVALENT.flatMap(({ changes }) => changes.map(nameOf)),
);
