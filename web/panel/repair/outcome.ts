import type { Stop } from '../../rules/core/stop.ts';

/** What a repair comes to: the friend gets what they need, and the stranger doesn’t. */
export type RepairOutcome = 'repaired' | 'too-open' | 'broken';

/** By where the runs of both stop; null while one of them is not known. */
export function outcomeOf(friend: Stop | null, stranger: Stop | null): RepairOutcome | null {
  if (friend === null || stranger === null) return null;
  if (friend !== 'nowhere') return 'broken';
  return stranger === 'nowhere' ? 'too-open' : 'repaired';
}
