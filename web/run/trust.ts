import type { Origins } from '../../server/protocol/origins.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { KnobValues } from '../experiments/knob.ts';

/** Whether a run takes place at the lab's https origin, so that the trust in its certificate must be probed. */
export function needsProbe(
  { route, besides }: Pick<Experiment, 'route' | 'besides'>,
  knobs: KnobValues,
  origins: Origins,
): boolean {
  return (
    route?.(knobs, origins).includes(origins['lab-tls']) === true ||
    besides?.(knobs).includes('lab-tls') === true
  );
}
