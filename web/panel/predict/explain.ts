import { ALL_STEPS } from '../../rules/all-steps.ts';
import type { StepDefinition } from '../../rules/core/definition.ts';
import { decidingStep, type Verdict } from '../../rules/core/verdict.ts';

/** How many steps are offered, and how many of them at most the rule did take besides the one that decided. */
const CHOICES = 5;
const TAKEN = 2;

/** FNV-1a, 32 bits: an order that is the same for every reader and follows no rule that a reader could see. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

function by(salt: string): (a: StepDefinition, b: StepDefinition) => number {
  return ({ id: a }, { id: b }) => hash(salt + a) - hash(salt + b) || a.localeCompare(b);
}

/**
 * The steps among which the reader may look for the deciding one: it, some that the rule took before it, and some that it did
 * not come to, of the deciding step's own rule first, because those are what it is mistaken for. Only steps that could have
 * stopped a run that was stopped. Neither their number nor their order says which it is; fewer than two where there is nothing
 * to choose from.
 */
export function choicesOf(verdict: Verdict): readonly StepDefinition[] {
  const deciding = decidingStep(verdict)?.definition;
  if (!deciding) return [];
  const plausible = (one: StepDefinition): boolean =>
    one !== deciding && (verdict.stops === 'nowhere' || one.failed !== undefined);
  const all = [...new Set(verdict.steps.map(({ definition }) => definition))];
  const rules = new Set(all.map(({ rule }) => rule));
  const taken = all.filter(plausible).sort(by(deciding.id)).slice(0, TAKEN);
  const own = ({ rule }: StepDefinition): number => (rule === deciding.rule ? 0 : 1);
  const untaken = ALL_STEPS.filter(one => plausible(one) && !all.includes(one) && rules.has(one.rule))
    .sort((a, b) => own(a) - own(b) || by(deciding.id)(a, b))
    .slice(0, CHOICES - 1 - taken.length);
  return [deciding, ...taken, ...untaken].sort(by(`${deciding.id} `));
}
