import type { PanelSpec } from '../../../web/run/spec.ts';
import { claimFor } from '../lessons/compare.ts';

/** Of the panels that run the same experiment and claim the same stop and step, the first; @param own more that tells kinds apart */
export function oneOfEachKind(
  panels: readonly PanelSpec[],
  own: (panel: PanelSpec) => string = () => '',
): readonly PanelSpec[] {
  const kinds = new Map<string, PanelSpec>();
  for (const panel of panels) {
    const { because, stops } = claimFor(panel, 'chromium');
    const kind = [panel.experiment, stops, because, own(panel)].join();
    if (!kinds.has(kind)) kinds.set(kind, panel);
  }
  return [...kinds.values()];
}
