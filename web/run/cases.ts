import type { Knobs } from '../experiments/knob.ts';
import type { PanelSpec } from './spec.ts';

/** The cases of one panel, in the lesson's order: claims about one call, of which the reader sees one at a time. */
export type Cases = readonly [PanelSpec, ...PanelSpec[]];

/** Cases of one panel differ in at most so many settings: more is another call. */
const MOST_DIFFERENCES = 2;

/** The settings in which they differ. */
export function differencesOf(cases: readonly PanelSpec[]): readonly string[] {
  const names = new Set(cases.flatMap(({ knobs }) => Object.keys(knobs)));
  return [...names].filter(name => new Set(cases.map(({ knobs }) => knobs[name])).size > 1);
}

/** Whether one more is a case of the same panel. */
export function isCaseOf(cases: Cases, one: PanelSpec): boolean {
  const differences = differencesOf([...cases, one]);
  return cases[0].experiment === one.experiment && differences.length <= MOST_DIFFERENCES;
}

/** The same cases, each with every setting in which they differ: its code has a token wherever that of another has one. */
export function comparable(cases: Cases, knobs: Knobs): readonly PanelSpec[] {
  const defaults = Object.fromEntries(differencesOf(cases).map(name => [name, knobs[name]?.default ?? '']));
  return cases.map(spec => ({ ...spec, knobs: { ...defaults, ...spec.knobs } }));
}

/** What their titles say beyond what all of them begin with, up to a comma: what each is called beside the others. */
export function caseNames(titles: readonly string[]): readonly string[] {
  const parts = titles.map(title => title.split(/(?<=, |，)/));
  const alike = parts.every(([first, second]) => second !== undefined && first === parts[0]?.[0]);
  return alike ? parts.map(([, ...others]) => others.join('')) : titles;
}
