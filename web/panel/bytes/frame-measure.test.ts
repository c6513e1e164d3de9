import { expect, test } from 'vitest';
import type { FrameItemView } from '../../decode/views.ts';
import { frameMeasure } from './frame-measure.ts';

const item = (payloadLength: number, message: number | null) =>
  ({
    frame: { payloadLength },
    message: message === null ? undefined : { data: new Uint8Array(message) },
  }) as FrameItemView;

test.each<[string, FrameItemView, string]>([
  ['as it is', item(4, 4), 'payload 4 B'],
  ['compressed', item(7, 4), 'payload 7 B, message 4 B'],
  ['the last of several', item(2, 6), 'payload 2 B, message 6 B'],
  ['one of several', item(2, null), 'payload 2 B'],
])('a frame %s', (_what, frame, measure) => expect(frameMeasure(frame)).toBe(measure));
