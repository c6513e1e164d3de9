import { useCallback, useMemo } from 'react';
import type { Finding } from '../../run/finding.ts';
import type { Told } from '../../run/kept.ts';
import { choiceOf, type Permission } from './explain.ts';

export interface Explanation {
  readonly choices: readonly Permission[];
  readonly right: Permission | null;
  /** What the reader chose for this verdict; `show`: to be told. */
  readonly chosen: Permission | 'show' | null;
  /** The reader has been told what decided, or is not asked. */
  readonly revealed: boolean;
  readonly choose: (choice: Permission | 'show') => void;
  readonly reveal: () => void;
}

/**
 * Whether the reader is asked what decided, and has been told. A later run that another step decides is asked anew. Where rule
 * and browser disagree on the stop nothing is asked, because no choice could be called right; nor outside a lesson (`asks`).
 */
export function useExplanation(
  finding: Finding | null,
  asks: boolean,
  told: Told | null,
  onTold: (told: Told) => void,
): Explanation {
  const because = finding?.verdict.because ?? null;
  const mine = told?.because === because ? told : null;
  const choose = useCallback(
    (chosen: Permission | 'show') => because && onTold({ because, chosen }),
    [because, onTold],
  );
  const reveal = useCallback(() => choose('show'), [choose]);
  const choice = useMemo(
    () => (asks && finding && finding.observed === finding.verdict.stops ? choiceOf(finding.verdict) : null),
    [asks, finding],
  );
  return {
    choices: choice?.choices ?? [],
    right: choice?.right ?? null,
    chosen: mine && (choice?.choices.find(word => word === mine.chosen) ?? 'show'),
    revealed: finding !== null && (choice === null || mine !== null),
    choose,
    reveal,
  };
}
