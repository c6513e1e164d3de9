import { useCallback, useState } from 'react';
import type { StepDefinition } from '../../rules/core/definition.ts';
import type { Finding } from '../../run/finding.ts';
import { choicesOf } from './explain.ts';

export interface Explanation {
  /** The step that the reader chose for this verdict; null while none is. */
  readonly chosen: StepDefinition | null;
  /** The reader knows which step decided, or there is nothing to ask. */
  readonly revealed: boolean;
  readonly choose: (step: StepDefinition) => void;
  readonly toggleRule: (open: boolean) => void;
}

/** What the reader has been told, and by which step the run was decided then. */
interface Told {
  readonly because: string;
  readonly chosen: StepDefinition | null;
}

/**
 * Whether the reader knows which step decided: by choosing, or by looking into the rule, which may stand open before there is a
 * verdict. A later run that another step decides is asked anew. Where rule and browser disagree on the stop nothing is asked,
 * because no choice could be called right; nor outside a lesson (`asks`), where the rule is told at once.
 */
export function useExplanation(finding: Finding | null, asks: boolean): Explanation {
  const [told, setTold] = useState<Told | null>(null);
  const [ruleOpen, setRuleOpen] = useState(false);
  const because = finding?.verdict.because ?? null;
  const mine = told?.because === because ? told : null;
  if (ruleOpen && because && !mine) setTold({ because, chosen: null });

  const choose = useCallback((chosen: StepDefinition) => because && setTold({ because, chosen }), [because]);
  const asked =
    asks &&
    finding !== null &&
    finding.observed === finding.verdict.stops &&
    choicesOf(finding.verdict).length > 1;
  return {
    chosen: mine?.chosen ?? null,
    revealed: finding !== null && (!asked || mine !== null || ruleOpen),
    choose,
    toggleRule: setRuleOpen,
  };
}
