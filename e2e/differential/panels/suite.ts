import type { Origins } from '../../../server/protocol/origins.ts';
import type { Suite } from '../search/search.ts';
import type { PanelCase, PanelRecorded } from './case.ts';
import { experimentNamed } from './experiment.ts';
import { ALONE, PANEL_GENERATORS } from './generators/all.ts';
import { caseGenerators, type PanelGenerator } from './generators/generator.ts';
import type { CasePage } from './page.ts';

/** What panels run. */
export function panels(
  page: CasePage,
  origins: Origins,
  generators: readonly PanelGenerator[] = PANEL_GENERATORS,
): Suite<PanelCase, PanelRecorded> {
  return {
    browser: page.browser,
    generators: caseGenerators(generators),
    groupOf: ({ experiment }) => (ALONE.has(experiment) ? null : experiment),
    run: cases => page.run(cases),
    compare: (recorded, rules) => rules.compare(recorded, origins, page.browser),
    described,
  };
}

/** A case by the knobs that are not at their defaults. */
function described({ experiment, knobs }: PanelCase): string {
  const all = experimentNamed(experiment).knobs;
  const changed = Object.entries(knobs).filter(([name, value]) => all[name]?.default !== value);
  return [experiment, ...changed.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
}
