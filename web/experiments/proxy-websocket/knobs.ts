import type { KnobValues } from '../knob.ts';
import { REWRITES } from '../proxy/knobs.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

export const KNOBS = {
  ws: choice(same('ws'), 'on', { on: same('true'), off: LEFT_OUT }, 'proxy'),
  ...REWRITES,
} as const;

export type SocketKnobs = KnobValues<typeof KNOBS>;
