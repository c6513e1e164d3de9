import { COOKIE_KINDS, type CookieKind, cookieName } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../experiment.ts';
import { choicesOf, ORIGIN_CHOICES } from '../shared/choices.ts';

/** Kinds that are told apart together; no set has the name of a kind, which is a choice of its own. */
const SETS = {
  samesite: ['none', 'lax', 'strict', 'default'],
  prefixes: ['secure', 'host', 'http', 'http-readable', 'host-http', 'host-http-readable'],
  partitions: ['none', 'partitioned', 'partitioned-insecure'],
  reach: ['default', 'domain', 'path', 'httponly'],
  all: COOKIE_KINDS,
} as const satisfies Readonly<Record<string, readonly CookieKind[]>>;

const WRITTEN: Readonly<Record<CookieKind, string>> = {
  none: 'SameSite=None; Secure',
  'none-insecure': 'SameSite=None',
  lax: 'SameSite=Lax',
  strict: 'SameSite=Strict',
  default: '',
  'lax-secure': 'SameSite=Lax; Secure',
  partitioned: 'SameSite=None; Secure; Partitioned',
  'partitioned-insecure': 'SameSite=None; Partitioned',
  host: 'Secure; Path=/',
  secure: 'Secure',
  http: 'Secure; HttpOnly',
  'http-readable': 'Secure',
  'host-http': 'Secure; HttpOnly; Path=/',
  'host-http-readable': 'Secure; Path=/',
  domain: 'Domain=…',
  httponly: 'HttpOnly',
  path: 'Path=/cookies/deep',
};

function written(kind: CookieKind): string {
  return `${cookieName(kind)}=…${WRITTEN[kind] && `; ${WRITTEN[kind]}`}`;
}

export const KNOBS = {
  kinds: {
    kind: 'choice',
    label: { zh: '设置哪些 Cookie', en: 'The cookies' },
    default: 'samesite',
    choices: choicesOf([...Object.keys(SETS), ...COOKIE_KINDS], {
      samesite: {
        zh: '四种 SameSite：None、Lax、Strict、不写',
        en: 'each SameSite: None, Lax, Strict, not given',
      },
      prefixes: {
        zh: '前缀：__Secure-、__Host-，以及 __Http-、__Host-Http-（有和没有 HttpOnly）',
        en: 'prefixes: __Secure-, __Host-, and __Http-, __Host-Http- with and without HttpOnly',
      },
      partitions: { zh: '第三方：None 与 Partitioned', en: 'third parties: None and Partitioned' },
      reach: { zh: '范围：Domain、Path、HttpOnly', en: 'reach: Domain, Path, HttpOnly' },
      all: { zh: `全部 ${COOKIE_KINDS.length} 种`, en: `all ${COOKIE_KINDS.length} kinds` },
      ...Object.fromEntries(COOKIE_KINDS.map(kind => [kind, { zh: written(kind), en: written(kind) }])),
    }),
  },
  setOn: {
    kind: 'choice',
    label: { zh: '由谁设置', en: 'Set by' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
  },
  setBy: {
    kind: 'choice',
    label: { zh: '怎么设置', en: 'Set in an answer to' },
    default: 'fetch',
    choices: {
      fetch: {
        zh: '这个页面的 fetch，credentials: include',
        en: 'this page’s fetch with credentials: include',
      },
      window: { zh: '它自己的页面（另开一个窗口）', en: 'its own page (in a window)' },
    },
  },
  means: {
    kind: 'choice',
    label: { zh: '怎么发送', en: 'Sent by' },
    default: 'fetch',
    choices: {
      fetch: { zh: 'fetch，credentials: include', en: 'fetch with credentials: include' },
      'fetch-default': { zh: 'fetch，默认的 credentials', en: 'fetch with credentials as by default' },
      'fetch-omit': { zh: 'fetch，credentials: omit', en: 'fetch with credentials: omit' },
      websocket: { zh: 'WebSocket 握手', en: 'a WebSocket handshake' },
      image: { zh: '<img>', en: '<img>' },
      script: { zh: '<script>', en: '<script>' },
      frame: { zh: '<iframe>', en: '<iframe>' },
      link: { zh: '链接（地址栏会变）', en: 'a link, which changes the address bar' },
      'form-post': {
        zh: 'POST 表单（地址栏会变）',
        en: 'a POST form, which changes the address bar',
      },
    },
  },
  from: {
    kind: 'choice',
    label: { zh: '由谁发送', en: 'Sent from' },
    default: 'stage',
    choices: {
      stage: { zh: '下面那个源的页面', en: 'a page on the origin below' },
      page: {
        zh: '这个页面（{reader}：不能用图片、脚本和表单）',
        en: 'this page ({reader}: no image, script or form)',
      },
    },
  },
  stageOn: {
    kind: 'choice',
    label: { zh: '那个页面来自', en: 'That page comes from' },
    default: 'lab',
    choices: ORIGIN_CHOICES,
  },
  target: {
    kind: 'choice',
    label: { zh: '发往', en: 'Sent to' },
    default: 'same',
    choices: { same: { zh: '设置它们的源', en: 'the origin that set them' }, ...ORIGIN_CHOICES },
  },
  deep: {
    kind: 'switch',
    label: { zh: '发往 /cookies/deep 之下', en: 'Sent to an address below /cookies/deep' },
    default: 'off',
  },
} as const satisfies Knobs;

export type CookieKnobValues = KnobValues<typeof KNOBS>;

/** The kinds that a choice stands for. */
export function kindsOf(choice: string): readonly CookieKind[] {
  const set = Object.entries(SETS).find(([name]) => name === choice)?.[1];
  return set ?? COOKIE_KINDS.filter(kind => kind === choice);
}
