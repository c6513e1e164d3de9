import { consequenceOf } from '../rules/core/consequence.ts';
import { ended } from '../rules/core/decide.ts';
import type { StepDefinition } from '../rules/core/definition.ts';
import { step } from '../rules/core/step.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Step } from '../rules/core/verdict.ts';
import { UNTOLD } from './causes/compared.ts';
import { CAUSES, type CauseId } from './causes/index.ts';
import type { Known } from './known.ts';
import type { PastedMessage } from './reading/pasted.ts';

/** Where a run with this cause stops; null where the cause does not tell. */
export function stopOfCause(cause: CauseId, at: PastedMessage['at']): Stop | null {
  const { stops } = CAUSES[cause];
  if (stops !== 'cors-check') return stops;
  return at === null ? null : at === 'preflight' ? 'preflight' : 'browser';
}

/** The step that the browser's message says did not pass; null where no step of ours is meant. */
export function stepOfMessage(said: PastedMessage, known: Known): Step | null {
  const { step: decides, maybeSent } = CAUSES[said.cause];
  const definition = definitionOf(said, known);
  if (!decides || !definition || !canFail(definition)) return null;
  const values = decides.compares?.(said, known) ?? { found: said.value ?? UNTOLD, wanted: UNTOLD };
  const told = values.found !== UNTOLD && values.wanted !== UNTOLD;
  const made = step(definition, false, values, { compared: told });
  const stops = stopOfCause(said.cause, said.at);
  if (!stops || stops === 'nowhere') return made;
  const consequence = consequenceOf(stops, said.status ?? undefined);
  return ended(made, maybeSent ? { ...consequence, sent: 'unknown' } : consequence);
}

/** Of several steps a message means one only if the cause can tell which. */
function definitionOf(said: PastedMessage, known: Known): StepDefinition | null {
  const { of = [], which } = CAUSES[said.cause].step ?? {};
  return which?.(said, known) ?? (of.length === 1 ? of[0] : null) ?? null;
}

function canFail(
  definition: StepDefinition,
): definition is StepDefinition & Pick<Required<StepDefinition>, 'failed'> {
  return definition.failed !== undefined;
}
