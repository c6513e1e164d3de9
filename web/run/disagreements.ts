import type { Language } from '../language.ts';
import type { Finding } from './finding.ts';
import { runWords } from './run-words.ts';
import { stopWords } from './stops.ts';

export interface DisagreementRow {
  readonly what: string;
  readonly rule: string;
  readonly seen: string;
}

/** Everything in which the rule and the browser differ, the stop first. */
export function disagreementsOf(
  { about, verdict, observed, disagreements }: Finding,
  language: Language,
): readonly DisagreementRow[] {
  const words = runWords(language);
  const rows = disagreements.map(({ what, rule, seen }) => ({ what: what[language], rule, seen }));
  if (observed === verdict.stops) return rows;
  const rule = stopWords(about, verdict.stops).short[language];
  const seen = observed ? stopWords(about, observed).short[language] : words.contradiction;
  return [{ what: words.whereShort, rule, seen }, ...rows];
}
