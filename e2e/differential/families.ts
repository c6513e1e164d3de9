import type { Family } from './case-arbitrary.ts';

/** The cases that are drawn. A family that leaves a knob out takes all its values. */
export const FAMILIES: readonly Family[] = [
  {
    experiment: 'websocket',
    weight: 1,
    knobs: {
      offer: ['', 'chat', 'chat, superchat', 'superchat', 'chat, chat'],
      protocols: ['', 'chat', 'superchat', 'other'],
      close: { '': 4, '1000,bye': 1, '1008,origin not allowed': 1, '4000': 1 },
      push: { off: 4, 200: 1 },
      delay: ['0'],
      send: ['hello', ''],
    },
  },
  {
    experiment: 'socket-io',
    weight: 1,
    knobs: { delay: ['0'] },
  },
];
