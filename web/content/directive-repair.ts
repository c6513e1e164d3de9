import type { LeafDirective } from 'mdast-util-directive';
import type { PanelSpec } from '../run/spec.ts';
import type { Catalogue } from './catalogue.ts';
import { checkKnobs, checkTitle, oneOf, type ReportAttribute } from './directive.ts';

const OWN = new Set(['id', 'title', 'experiment', 'repaired', 'too-open']);

/** The settings that an attribute holds, `name=value` with a space between two. */
function settingsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(' ')
      .filter(word => word !== '')
      .map(word => {
        const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(word) ?? [];
        return [name, value];
      }),
  );
}

/**
 * What one `::repair` directive says: a broken case by its knobs, what repairs it, and what opens it too far. Every mistake is
 * reported; null where the panel could not be built at all.
 */
export function readRepair(
  { attributes }: LeafDirective,
  { experiments, turns }: Catalogue,
  report: ReportAttribute,
): PanelSpec | null {
  const given = Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]) => [name, value ?? '']),
  );
  const { id = '', title = '', experiment = '' } = given;
  if (!id) report(null, 'the repair block has no id; write ::repair{#some-id …}, the same in both languages');
  checkTitle(title, report);

  const may = Object.hasOwn(turns, experiment) ? turns[experiment] : undefined;
  const knobs = may && experiments[experiment];
  if (!may || !knobs) {
    report(
      experiment ? 'experiment' : null,
      `no case of "${experiment}" can be repaired; write experiment="…", ${oneOf(Object.keys(turns))}`,
    );
    return null;
  }
  const set = Object.fromEntries(Object.entries(given).filter(([name]) => !OWN.has(name)));
  checkKnobs(experiment, knobs, set, report);

  const turned = (attribute: 'repaired' | 'too-open'): Record<string, string> => {
    const settings = settingsIn(given[attribute] ?? '');
    const reportAll: ReportAttribute = (_, message) => report(attribute, message);
    checkKnobs(experiment, knobs, settings, reportAll);
    const fixed = Object.keys(settings).find(name => name in knobs && !may.includes(name));
    if (fixed) report(attribute, `"${fixed}" is not the server’s to turn; ${oneOf(may)}`);
    return settings;
  };
  const answer = turned('repaired');
  if (Object.keys(answer).length === 0)
    report(null, 'the block does not say what repairs the case; write repaired="knob=value knob=value"');
  const tooOpen = given['too-open'] === undefined ? null : turned('too-open');
  return id
    ? { id, title, experiment, knobs: set, claim: null, claims: {}, needs: [], repair: { answer, tooOpen } }
    : null;
}
