import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

export const KNOBS = {
  data: choice(
    { zh: '发出 data', en: 'data' },
    'once',
    {
      once: { zh: '一次', en: 'once' },
      twice: { zh: '两次，相隔 2 秒', en: 'twice, 2 s apart' },
    },
    'server',
  ),
  cors: choice(
    same('cors'),
    'reader',
    {
      reader: same('{reader}'),
      off: LEFT_OUT,
    },
    'server',
  ),
} as const;
