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
import { choicesOf, listPattern } from '../shared/choices.ts';

const NO_HEADER = { zh: '没有这个响应头', en: 'no such header' };

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

/** What the lab does and answers, as the query of the request tells it. */
export const SERVER_KNOBS = {
  acao: {
    kind: 'choice',
    label: { zh: 'Access-Control-Allow-Origin', en: 'Access-Control-Allow-Origin' },
    default: 'none',
    choices: choicesOf(ALLOW_ORIGIN_WORDS, {
      none: NO_HEADER,
      any: { zh: '*', en: '*' },
      reader: { zh: '{reader}', en: '{reader}' },
      ...Object.fromEntries(LAB_ORIGIN_NAMES.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
      list: { zh: '{reader}, {partner}', en: '{reader}, {partner}' },
      twice: { zh: '两行：{reader} 和 {partner}', en: 'two lines: {reader} and {partner}' },
      slash: { zh: '{reader}/', en: '{reader}/' },
      upper: { zh: '{reader}，全部大写', en: '{reader}, in upper case' },
      bare: { zh: '{reader}，没有协议', en: '{reader}, without its scheme' },
      reflect: { zh: '来的是谁就写谁', en: 'whatever Origin asks' },
      allowlist: {
        zh: '来的源，如果是 {reader} 或 {partner}',
        en: 'the Origin that asks, if it is {reader} or {partner}',
      },
      suffix: {
        zh: '来的源，如果主机名以 {reader} 的主机名结尾',
        en: 'the Origin that asks, if its host ends with that of {reader}',
      },
    }),
  },
  acac: {
    kind: 'choice',
    label: { zh: 'Access-Control-Allow-Credentials', en: 'Access-Control-Allow-Credentials' },
    default: 'none',
    choices: choicesOf(ALLOW_CREDENTIALS_WORDS, { none: NO_HEADER }),
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
    label: { zh: 'Access-Control-Max-Age（秒）', en: 'Access-Control-Max-Age (seconds)' },
    default: 'none',
    choices: choicesOf(['none', -1, 0, 1, 5, 60, 600, 86_400], { none: NO_HEADER }),
  },
  on: {
    kind: 'choice',
    label: { zh: '上面的响应头写在', en: 'Those headers are on' },
    default: 'both',
    choices: choicesOf(CORS_ON_WORDS, {
      both: { zh: '两种响应', en: 'both answers' },
      preflight: { zh: '只有预检请求的响应', en: 'the answer to the preflight alone' },
      request: { zh: '只有请求本身的响应', en: 'the answer to the request itself alone' },
    }),
  },
  status: {
    kind: 'choice',
    label: { zh: '请求的状态码', en: 'Status of the request' },
    default: '200',
    choices: choicesOf(STATUSES),
  },
  preflight: {
    kind: 'choice',
    label: { zh: '预检请求的状态码', en: 'Status of the preflight' },
    default: '204',
    choices: choicesOf(PREFLIGHT_STATUSES),
  },
  answer: {
    kind: 'choice',
    label: { zh: '响应的内容', en: 'What the answer holds' },
    default: 'json',
    choices: choicesOf(BODY_WORDS, {
      json: { zh: 'JSON：服务器做了什么', en: 'JSON: what the server did' },
      text: { zh: '文字', en: 'a text' },
      html: { zh: '网页', en: 'a page' },
      script: { zh: '脚本', en: 'a script' },
      png: { zh: '图片', en: 'an image' },
      empty: { zh: '什么也没有', en: 'nothing' },
    }),
  },
  effect: {
    kind: 'switch',
    label: { zh: '请求有副作用：计数器加一', en: 'The request has a side effect: a counter goes up' },
    default: 'off',
  },
  dies: {
    kind: 'switch',
    label: { zh: '服务器还没响应就崩溃', en: 'The server crashes before it answers' },
    default: 'off',
  },
  vary: {
    kind: 'choice',
    label: { zh: 'Vary', en: 'Vary' },
    default: 'none',
    choices: choicesOf(VARY_WORDS, { none: NO_HEADER, origin: { zh: 'Origin', en: 'Origin' } }),
  },
  store: {
    kind: 'choice',
    label: { zh: '缓存可以保留', en: 'A cache may keep the answer' },
    default: '0',
    choices: choicesOf(STORE_SECONDS, {
      0: { zh: '不可以（no-store）', en: 'not at all (no-store)' },
      60: { zh: '60 秒', en: 'for 60 s' },
    }),
  },
  to: listKnob({ zh: '重定向，依次到', en: 'Redirected to, in order' }, LAB_ORIGIN_NAMES, MOST_HOPS),
  hopStatus: {
    kind: 'choice',
    label: { zh: '重定向的状态码', en: 'Status of a redirect' },
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
