import {
  ALLOW_CREDENTIALS_WORDS,
  ALLOW_HEADERS_WORDS,
  ALLOW_METHODS_WORDS,
  ALLOW_ORIGIN_WORDS,
  BODY_WORDS,
  CORS_ON_WORDS,
  EXPOSE_HEADERS_WORDS,
  HOP_STATUSES,
  MOST_HOPS,
  PREFLIGHT_STATUSES,
  REQUEST_ORIGIN_NAMES,
  STATUSES,
  STORE_SECONDS,
  VARY_WORDS,
} from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import { delayKnob } from '../shared/allow.ts';
import { choicesOf, LEFT_OUT, listPattern } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

/** A text knob that takes a list of the lab's words. */
function listKnob(label: Bilingual, words: readonly string[], most?: number) {
  const list = words.join(', ');
  return {
    kind: 'text',
    label,
    default: '',
    pattern: listPattern(words, most),
    maxLength: 100,
    commas: 'all',
    takes: {
      zh: `${most === undefined ? '这些词，各一次' : `这些词，最多 ${most} 个`}，用逗号分隔，没有空格：${list}`,
      en: `${most === undefined ? 'these words, each once' : `up to ${most} of these words`}, separated by commas without spaces: ${list}`,
    },
  } as const;
}

/** What the lab does and sends, as the query of the request tells it. */
export const SERVER_KNOBS = {
  acao: choice(
    same('Access-Control-Allow-Origin'),
    'none',
    choicesOf(['reader', 'any', 'partner', 'allowlist', ...ALLOW_ORIGIN_WORDS], {
      none: LEFT_OUT,
      any: { zh: '任何源，不带凭据', en: 'any origin, without credentials' },
      reader: same('{reader}'),
      ...Object.fromEntries(REQUEST_ORIGIN_NAMES.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
      list: { zh: '一行里两个源', en: 'two origins in one line' },
      twice: { zh: '两行，每行一个源', en: 'two lines' },
      slash: { zh: '结尾多一个斜杠', en: 'with a trailing slash' },
      upper: { zh: '全部大写', en: 'in upper case' },
      bare: { zh: '没有协议', en: 'without the scheme' },
      reflect: { zh: '原样写回 Origin', en: 'whatever Origin was sent' },
      allowlist: { zh: 'Origin 在名单里才写回', en: 'if it’s on the list' },
      suffix: { zh: '主机名的结尾相同就写回', en: 'if hosts end the same' },
    }),
  ),
  acac: choice(
    same('Access-Control-Allow-Credentials'),
    'none',
    choicesOf(ALLOW_CREDENTIALS_WORDS, { none: LEFT_OUT }),
  ),
  acam: listKnob(same('Access-Control-Allow-Methods'), ALLOW_METHODS_WORDS),
  acah: listKnob(same('Access-Control-Allow-Headers'), ALLOW_HEADERS_WORDS),
  aceh: listKnob(same('Access-Control-Expose-Headers'), EXPOSE_HEADERS_WORDS),
  acma: choice(
    same('Access-Control-Max-Age'),
    'none',
    choicesOf(['none', -1, 0, 1, 5, 60, 600, 86_400], { none: LEFT_OUT }),
  ),
  on: choice(
    { zh: '写在哪些响应里', en: 'which responses' },
    'both',
    choicesOf(CORS_ON_WORDS, {
      both: { zh: '两种响应里都有', en: 'on both responses' },
      preflight: { zh: '只在预检的响应里', en: 'only on the preflight’s response' },
      request: { zh: '不在预检的响应里', en: 'not on the preflight’s response' },
    }),
  ),
  status: choice({ zh: '状态码', en: 'status' }, '200', choicesOf(STATUSES)),
  preflight: choice({ zh: '预检的状态码', en: 'status of OPTIONS' }, '204', choicesOf(PREFLIGHT_STATUSES)),
  answer: choice(
    { zh: '响应体', en: 'response body' },
    'json',
    choicesOf(BODY_WORDS, {
      json: { zh: '服务器做了什么', en: 'what the server did' },
      text: { zh: '文字', en: 'text' },
      html: { zh: '网页', en: 'a page' },
      script: { zh: '脚本', en: 'a script' },
      png: { zh: '图片', en: 'an image' },
      empty: { zh: '空的', en: 'empty' },
    }),
  ),
  effect: toggle({ zh: '计数器', en: 'counter' }),
  dies: toggle({ zh: '响应之前崩溃', en: 'crash before the response' }),
  vary: choice(same('Vary'), 'none', choicesOf(VARY_WORDS, { none: LEFT_OUT, origin: same('Origin') })),
  store: choice(
    same('Cache-Control'),
    '0',
    choicesOf(STORE_SECONDS, {
      0: { zh: '不缓存', en: 'never cached' },
      60: { zh: '缓存 60 秒', en: 'cached for 60 s' },
    }),
  ),
  to: listKnob({ zh: '重定向', en: 'redirects' }, REQUEST_ORIGIN_NAMES, MOST_HOPS),
  hopStatus: choice({ zh: '重定向的状态码', en: 'status of redirects' }, '302', choicesOf(HOP_STATUSES)),
  delay: delayKnob,
} as const;

/** The knobs of `/fetch` that differ from what the lab does without them, by the lab's names. */
export function serverQuery(
  knobs: Readonly<Record<keyof typeof SERVER_KNOBS, string>>,
): Readonly<Record<string, string | undefined>> {
  const names = Object.keys(SERVER_KNOBS) as (keyof typeof SERVER_KNOBS)[];
  const LAB_NAMES: Readonly<Record<string, string>> = { answer: 'body', hopStatus: 'hop-status' };
  return Object.fromEntries(
    names.map(name => [
      LAB_NAMES[name] ?? name,
      knobs[name] === SERVER_KNOBS[name].default ? undefined : knobs[name],
    ]),
  );
}
