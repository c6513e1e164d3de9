import { STEPS, type StepId } from '../../rules/core/steps.ts';
import type { StepText } from '../../rules/core/text.ts';
import type { Step, Verdict } from '../../rules/core/verdict.ts';

/** How many steps are offered, and how many of them at most the rule did take besides the one that decided. */
const CHOICES = 5;
const TAKEN = 2;

/** The step that decided. A rule may take a step of one name several times: once a request, once a redirect. */
export function decidingStep({ because, stops, steps }: Verdict): Step | undefined {
  const named = steps.filter(({ id }) => id === because);
  return (stops === 'nowhere' ? undefined : named.findLast(({ passed }) => !passed)) ?? named.at(-1);
}

/** FNV-1a, 32 bits: an order that is the same for every reader and follows no rule that a reader could see. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

function by(salt: string): (a: StepId, b: StepId) => number {
  return (a, b) => hash(salt + a) - hash(salt + b) || a.localeCompare(b);
}

const isStepId = (id: string): id is StepId => Object.hasOwn(STEPS, id);
const ALL: readonly StepId[] = Object.keys(STEPS).filter(isStepId);

/**
 * The steps among which the reader may look for the deciding one: it, some that the rule took before it, and some that it did
 * not come to, of the deciding step's own rule first, because those are what it is mistaken for. Only steps that could have
 * stopped a run that was stopped. Neither their number nor their order says which it is; fewer than two where there is nothing
 * to choose from.
 */
export function choicesOf({ because, steps, stops }: Verdict): readonly StepId[] {
  const plausible = (id: StepId): boolean => {
    const text: StepText = STEPS[id];
    return id !== because && (stops === 'nowhere' || text.failed !== undefined);
  };
  const ids = [...new Set(steps.map(({ id }) => id))];
  const rules = new Set(ids.map(id => STEPS[id].rule));
  const taken = ids.filter(plausible).sort(by(because)).slice(0, TAKEN);
  const own = (id: StepId): number => (STEPS[id].rule === STEPS[because].rule ? 0 : 1);
  const untaken = ALL.filter(id => plausible(id) && !ids.includes(id) && rules.has(STEPS[id].rule))
    .sort((a, b) => own(a) - own(b) || by(because)(a, b))
    .slice(0, CHOICES - 1 - taken.length);
  return [because, ...taken, ...untaken].sort(by(`${because} `));
}
