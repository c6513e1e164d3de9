import type { RuleBrowser } from '../core/browser.ts';
import type { Consequence } from '../core/consequence.ts';
import { type Check, decide, ended } from '../core/decide.ts';
import { step } from '../core/step.ts';
import type { Step, Verdict } from '../core/verdict.ts';
import { originOf, serialise } from '../origin/origin.ts';
import { clonesFirst, opaqueTargetEnds, opaqueTargetThrows } from './browsers.ts';
import * as messageSteps from './steps.ts';

/** One message from a window to another, and what its receiver is ready for. */
export interface MessageCall {
  /** Serialised origins of the page that sends, and of the page that the window shows. */
  readonly sender: string;
  readonly receiver: string;
  /** As a programmer writes it. */
  readonly message: string;
  /** Only a function can’t be cloned, of what is sent here. */
  readonly cloneable: boolean;
  /** As it is written; null: left out. */
  readonly targetOrigin: string | null;
  /** `port`: it goes through a port of a MessageChannel, which is handed over by a message between the windows. */
  readonly channel: 'window' | 'port';
  /** The origin that the receiver compares `event.origin` of the windows’ message with; null: it compares nothing. */
  readonly expects: string | null;
  readonly browser: RuleBrowser;
}

/** https://html.spec.whatwg.org/#dom-window-postmessage-options */
const DEFAULT_TARGET = '/';

const UNDELIVERED: Consequence = {
  sent: 'message',
  server: 'nothing',
  status: null,
  redirects: 0,
  page: 'no-error',
};
const IGNORED: Consequence = { ...UNDELIVERED, server: 'refused' };

/** Where a message stops, and why. */
export function judgeMessage(call: MessageCall): Verdict {
  return decide(messageChecks(call));
}

function* messageChecks(call: MessageCall): Generator<Check> {
  const { expects, channel, receiver, sender } = call;
  const target = addressee(call);
  yield* callChecks(call, target);
  if (target === null) return;
  const match = step(messageSteps.messageMatch, target === '*' || target === receiver, {
    found: receiver,
    wanted: target,
  });
  yield { stops: 'browser', step: after(match, UNDELIVERED) };
  const stops = 'server';
  if (expects !== null) {
    const checked = step(messageSteps.messageChecked, sender === expects, { found: sender, wanted: expects });
    yield { stops, step: after(checked, IGNORED) };
  } else yield { stops, step: step(messageSteps.messageUnchecked, true, { found: sender, wanted: null }) };
  if (channel === 'port')
    yield { stops: 'browser', step: step(messageSteps.messagePort, true, { found: receiver, wanted: null }) };
}

/** What the call itself does before it returns: it reads the target, then clones the message. */
function callChecks(call: MessageCall, target: string | null): readonly Check[] {
  const { browser, channel, targetOrigin } = call;
  // What goes through a port is cloned by another call, before the port is handed over.
  if (channel === 'port' || clonesFirst(browser)) return [cloned(call), addressed(call, target)];
  const unseen = isOpaque(targetOrigin ?? DEFAULT_TARGET) && opaqueTargetEnds(browser);
  return unseen ? [addressed(call, target)] : [addressed(call, target), cloned(call)];
}

/** A step with what had happened by then, if it stops the run. */
function after(made: Step, consequence: Consequence): Step {
  return made.passed ? made : ended(made, consequence);
}

/** The origin that the message is for, as it serialises, or what stands where none does; `*`: any; null: the call throws. */
function addressee({ browser, sender, targetOrigin }: MessageCall): string | null {
  const written = targetOrigin ?? DEFAULT_TARGET;
  if (written === '*') return written;
  if (written === '/') return sender;
  if (!URL.canParse(written)) return null;
  if (isOpaque(written)) return opaqueTargetThrows(browser) ? null : written;
  return serialise(originOf(written));
}

/** Whether it is a URL without an origin that a page could have. */
function isOpaque(written: string): boolean {
  return URL.canParse(written) && originOf(written).kind === 'opaque';
}

function addressed({ targetOrigin }: MessageCall, target: string | null): Check {
  const written = JSON.stringify(targetOrigin);
  const call = targetOrigin === null ? 'postMessage(message)' : `postMessage(message, ${written})`;
  const values = target === null ? { found: written, wanted: null } : { found: call, wanted: target };
  return { stops: 'before-sending', step: step(messageSteps.messageTarget, target !== null, values) };
}

function cloned({ cloneable, message }: MessageCall): Check {
  return {
    stops: 'before-sending',
    step: step(messageSteps.messageCloned, cloneable, { found: message, wanted: null }),
  };
}
