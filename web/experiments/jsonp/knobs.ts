import { CALLBACK_CODE, JSONP_ANSWERS } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

/** The function that the page has, where it has one. */
export const FUNCTION = 'items';
/** What the query names, by the knob's word. */
export const CALLBACKS = { name: FUNCTION, code: CALLBACK_CODE } as const;

export const KNOBS = {
  stageOn: choice({ zh: '页面的源', en: 'origin of the page' }, 'lab', ORIGIN_CHOICES),
  target: choice(same('src'), 'partner', ORIGIN_CHOICES),
  callback: choice(same('callback'), 'name', {
    name: same(CALLBACKS.name),
    code: { zh: '一段代码', en: 'a piece of code' },
  }),
  waits: choice({ zh: '页面的函数', en: 'the page’s function' }, 'on', {
    on: same(FUNCTION),
    off: LEFT_OUT,
  }),
  answer: choice(
    { zh: '响应体', en: 'response body' },
    'call',
    choicesOf(JSONP_ANSWERS, {
      call: { zh: '调用函数', en: 'a call of the function' },
      spy: { zh: '调用函数，再读页面', en: 'the call, and more code' },
      json: { zh: '只有数据', en: 'the data alone' },
      html: { zh: '一个网页', en: 'a page' },
    }),
    'server',
  ),
  status: choice({ zh: '状态码', en: 'status' }, '200', choicesOf([200, 404, 500]), 'server'),
  check: choice(
    { zh: '检查 callback', en: 'check of callback' },
    'on',
    { on: { zh: '只接受函数名', en: 'only a function’s name' }, off: LEFT_OUT },
    'server',
  ),
  dies: toggle({ zh: '响应之前崩溃', en: 'crash before the response' }, 'off', 'server'),
} as const satisfies Knobs;

export type JsonpKnobs = KnobValues<typeof KNOBS>;
