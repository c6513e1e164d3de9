import {
  ALLOW_CREDENTIALS_WORDS,
  ALLOW_HEADERS_WORDS,
  ALLOW_METHODS_WORDS,
  ALLOW_ORIGIN_WORDS,
  BODY_WORDS,
  CORS_ON_WORDS,
  EXPOSE_HEADERS_WORDS,
  HOP_STATUSES,
  LAB_ORIGIN_NAMES,
  MOST_HOPS,
  PREFLIGHT_STATUSES,
  STATUSES,
  STORE_SECONDS,
  VARY_WORDS,
} from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import { delayKnob } from '../shared/allow.ts';
import { choicesOf, LEFT_OUT, listPattern } from '../shared/choices.ts';

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
      zh: `${most === undefined ? '这些词，各一次' : `这些词，最多 ${most} 个`}，逗号之间没有空格：${list}`,
      en: `${most === undefined ? 'these words, each once' : `up to ${most} of these words`}, commas between and no space: ${list}`,
    },
  } as const;
}

/** What the lab does and sends, as the query of the request tells it. */
export const SERVER_KNOBS = {
  acao: {
    kind: 'choice',
    label: { zh: 'Access-Control-Allow-Origin', en: 'Access-Control-Allow-Origin' },
    default: 'none',
    choices: choicesOf(['reader', 'any', 'partner', 'allowlist', ...ALLOW_ORIGIN_WORDS], {
      none: LEFT_OUT,
      any: { zh: '任何源，不带凭据', en: 'any origin, without credentials' },
      reader: { zh: '{reader}', en: '{reader}' },
      ...Object.fromEntries(LAB_ORIGIN_NAMES.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
      list: { zh: '一行里两个源', en: 'two origins in one line' },
      twice: { zh: '两行，每行一个源', en: 'two lines' },
      slash: { zh: '结尾多一个斜杠', en: 'with a trailing slash' },
      upper: { zh: '全部大写', en: 'in upper case' },
      bare: { zh: '没有协议', en: 'without the scheme' },
      reflect: { zh: '原样写回 Origin', en: 'whatever Origin was sent' },
      allowlist: { zh: 'Origin 在名单里才写回', en: 'if it’s on the list' },
      suffix: { zh: '主机名的结尾相同就写回', en: 'if its host ends alike' },
    }),
  },
  acac: {
    kind: 'choice',
    label: { zh: 'Access-Control-Allow-Credentials', en: 'Access-Control-Allow-Credentials' },
    default: 'none',
    choices: choicesOf(ALLOW_CREDENTIALS_WORDS, { none: LEFT_OUT }),
  },
  acam: listKnob(
    { zh: 'Access-Control-Allow-Methods', en: 'Access-Control-Allow-Methods' },
    ALLOW_METHODS_WORDS,
  ),
  acah: listKnob(
    { zh: 'Access-Control-Allow-Headers', en: 'Access-Control-Allow-Headers' },
    ALLOW_HEADERS_WORDS,
  ),
  aceh: listKnob(
    { zh: 'Access-Control-Expose-Headers', en: 'Access-Control-Expose-Headers' },
    EXPOSE_HEADERS_WORDS,
  ),
  acma: {
    kind: 'choice',
    label: { zh: 'Access-Control-Max-Age', en: 'Access-Control-Max-Age' },
    default: 'none',
    choices: choicesOf(['none', -1, 0, 1, 5, 60, 600, 86_400], { none: LEFT_OUT }),
  },
  on: {
    kind: 'choice',
    label: { zh: '写在哪些响应里', en: 'which responses' },
    default: 'both',
    choices: choicesOf(CORS_ON_WORDS, {
      both: { zh: '两种响应里都有', en: 'on both responses' },
      preflight: { zh: '只在预检的响应里', en: 'only on the preflight’s response' },
      request: { zh: '不在预检的响应里', en: 'not on the preflight’s response' },
    }),
  },
  status: {
    kind: 'choice',
    label: { zh: '状态码', en: 'status' },
    default: '200',
    choices: choicesOf(STATUSES),
  },
  preflight: {
    kind: 'choice',
    label: { zh: '预检的状态码', en: 'status of OPTIONS' },
    default: '204',
    choices: choicesOf(PREFLIGHT_STATUSES),
  },
  answer: {
    kind: 'choice',
    label: { zh: '响应体', en: 'response body' },
    default: 'json',
    choices: choicesOf(BODY_WORDS, {
      json: { zh: '服务器做了什么', en: 'what the server did' },
      text: { zh: '文字', en: 'text' },
      html: { zh: '网页', en: 'a page' },
      script: { zh: '脚本', en: 'a script' },
      png: { zh: '图片', en: 'an image' },
      empty: { zh: '空的', en: 'empty' },
    }),
  },
  effect: {
    kind: 'switch',
    label: { zh: '计数器', en: 'counter' },
    default: 'off',
  },
  dies: {
    kind: 'switch',
    label: { zh: '响应之前崩溃', en: 'crash before the response' },
    default: 'off',
  },
  vary: {
    kind: 'choice',
    label: { zh: 'Vary', en: 'Vary' },
    default: 'none',
    choices: choicesOf(VARY_WORDS, { none: LEFT_OUT, origin: { zh: 'Origin', en: 'Origin' } }),
  },
  store: {
    kind: 'choice',
    label: { zh: 'Cache-Control', en: 'Cache-Control' },
    default: '0',
    choices: choicesOf(STORE_SECONDS, {
      0: { zh: '不缓存', en: 'never cached' },
      60: { zh: '缓存 60 秒', en: 'cached for 60 s' },
    }),
  },
  to: listKnob({ zh: '重定向', en: 'redirects' }, LAB_ORIGIN_NAMES, MOST_HOPS),
  hopStatus: {
    kind: 'choice',
    label: { zh: '重定向的状态码', en: 'status of redirects' },
    default: '302',
    choices: choicesOf(HOP_STATUSES),
  },
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
