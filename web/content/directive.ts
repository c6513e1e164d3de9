import type { LeafDirective } from 'mdast-util-directive';
import type { Subject } from '../experiments/experiment.ts';
import { BROWSERS, type Browser } from '../rules/core/browser.ts';
import type { Stop } from '../rules/core/stop.ts';
import type { Answer } from '../run/answers.ts';
import { checkKnob } from '../run/knobs.ts';
import { type Claim, CONDITIONS, type Condition, type PanelSpec } from '../run/spec.ts';
import { answersOf, stopsOf } from '../run/stops.ts';
import type { Catalogue } from './catalogue.ts';
import { columnsOf } from './columns.ts';

/** Reports a mistake at an attribute of the directive, or at the directive itself. */
export type ReportAttribute = (attribute: string | null, message: string) => void;

/** Attributes with a meaning of their own; every other one is a knob. */
const OWN = new Set([
  'id',
  'title',
  'apart',
  'implausible',
  'experiment',
  'needs',
  'stops',
  'because',
  ...BROWSERS.flatMap(browser => [`stops-${browser}`, `because-${browser}`]),
]);

/** The words to choose from, for a message. */
export function oneOf(words: readonly string[]): string {
  return words.length === 0 ? 'none exists yet' : `choose one of ${words.join(', ')}`;
}

/** The prediction that a word names, of those that are offered. */
export function answerIn<A extends Answer>(word: string, answers: readonly A[]): A | undefined {
  return answers.find(answer => answer === word);
}

function subjectOf({ about }: Catalogue, experiment: string): Subject {
  return (Object.hasOwn(about, experiment) && about[experiment]) || 'request';
}

/** What may be predicted of a run of an experiment. */
export function answersIn(catalogue: Catalogue, experiment: string): readonly Answer[] {
  return answersOf(subjectOf(catalogue, experiment));
}

function isCondition(word: string): word is Condition {
  return CONDITIONS.some(condition => condition === word);
}

/** The widest title of a panel, in columns. */
const TITLE_COLUMNS = 40;

export function checkTitle(title: string, report: ReportAttribute): void {
  const columns = columnsOf(title);
  if (title.trim() === '') {
    report(null, 'the block has no title; write title="…", a few words that no other panel here has');
  } else if (columns > TITLE_COLUMNS) {
    report('title', `the title is ${columns} columns wide, and ${TITLE_COLUMNS} fit; shorten it`);
  }
}

/**
 * What one `::live` directive says. Every mistake is reported; null where the panel could not be built at all.
 */
export function readDirective(
  { attributes }: LeafDirective,
  catalogue: Catalogue,
  report: ReportAttribute,
): PanelSpec | null {
  const given = Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]) => [name, value ?? '']),
  );
  const id = given.id ?? '';
  if (!id) report(null, 'the live block has no id; write ::live{#some-id …}, the same in both languages');

  const title = given.title ?? '';
  checkTitle(title, report);

  const experiment = given.experiment ?? '';
  const knobs = Object.hasOwn(catalogue.experiments, experiment)
    ? catalogue.experiments[experiment]
    : undefined;
  if (!knobs) {
    const known = oneOf(Object.keys(catalogue.experiments));
    if (!experiment) report(null, `the live block names no experiment; write experiment="…", ${known}`);
    else report('experiment', `there is no experiment "${experiment}"; ${known}`);
  }

  const stops = stopsOf(subjectOf(catalogue, experiment));
  const claim = readClaim('', given, stops, catalogue, report);
  const claims: Partial<Record<Browser, Claim>> = {};
  for (const browser of BROWSERS) {
    if (given[`stops-${browser}`] === undefined && given[`because-${browser}`] === undefined) continue;
    const other = readClaim(`-${browser}`, given, stops, catalogue, report);
    if (other) claims[browser] = other;
  }

  const set = Object.fromEntries(Object.entries(given).filter(([name]) => !OWN.has(name)));
  if (knobs) checkKnobs(experiment, knobs, set, report);
  const needs = readNeeds(given.needs ?? '', report);
  return id && knobs && claim ? { id, title, experiment, knobs: set, claim, claims, needs } : null;
}

function readClaim(
  suffix: string,
  given: Readonly<Record<string, string>>,
  possible: readonly Stop[],
  { steps }: Catalogue,
  report: ReportAttribute,
): Claim | null {
  const word = given[`stops${suffix}`];
  const stops = word === undefined ? undefined : answerIn(word, possible);
  const because = given[`because${suffix}`];
  if (word === undefined) {
    report(
      null,
      `the live block does not say where its run stops; write stops${suffix}="…", ${oneOf(possible)}`,
    );
  } else if (!stops) {
    report(`stops${suffix}`, `a run cannot stop at "${word}"; ${oneOf(possible)}`);
  }
  if (because === undefined) {
    report(
      null,
      `the live block does not say which step decides; write because${suffix}="…", ${oneOf(steps)}`,
    );
  } else if (!steps.includes(because)) {
    report(`because${suffix}`, `no rule has a step "${because}"; ${oneOf(steps)}`);
  }
  return stops && because !== undefined ? { stops, because } : null;
}

export function checkKnobs(
  experiment: string,
  knobs: NonNullable<Catalogue['experiments'][string]>,
  set: Readonly<Record<string, string>>,
  report: ReportAttribute,
): void {
  for (const [name, value] of Object.entries(set)) {
    const knob = Object.hasOwn(knobs, name) ? knobs[name] : undefined;
    if (!knob) {
      report(name, `"${experiment}" has no knob "${name}"; ${oneOf(Object.keys(knobs))}`);
      continue;
    }
    const check = checkKnob(knob, value);
    if (!check.ok) report(name, `the knob "${name}" does not take this: ${check.message.en}`);
  }
}

function readNeeds(text: string, report: ReportAttribute): Condition[] {
  const words = text.split(/[\s,]+/).filter(word => word !== '');
  for (const word of words) {
    if (!isCondition(word))
      report('needs', `"${word}" is not a condition that is probed; ${oneOf(CONDITIONS)}`);
  }
  return words.filter(isCondition);
}
