import { COOKIE_KINDS, type CookieKind, cookieName } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

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

/** What the lab sets for a kind, as far as kinds differ. */
export function written(kind: CookieKind): string {
  return `${cookieName(kind)}=…${WRITTEN[kind] && `; ${WRITTEN[kind]}`}`;
}

export const KNOBS = {
  kinds: choice(
    same('Set-Cookie'),
    'samesite',
    choicesOf([...Object.keys(SETS), ...COOKIE_KINDS], {
      samesite: { zh: '各种 SameSite', en: 'each SameSite' },
      prefixes: { zh: '各种前缀', en: 'each prefix' },
      partitions: { zh: 'None 和 Partitioned', en: 'None and Partitioned' },
      reach: { zh: 'Domain、Path、HttpOnly', en: 'Domain, Path, HttpOnly' },
      all: { zh: `全部 ${COOKIE_KINDS.length} 种`, en: `all ${COOKIE_KINDS.length} kinds` },
    }),
    'server',
  ),
  setOn: choice({ zh: '设置它的源', en: 'origin that sets it' }, 'lab', ORIGIN_CHOICES, 'server'),
  setBy: choice(
    { zh: '怎样设置', en: 'how it’s set' },
    'fetch',
    {
      fetch: { zh: '响应本页的 fetch', en: 'in response to this page’s fetch' },
      window: { zh: '在它自己的页面里', en: 'on its own page' },
    },
    'server',
  ),
  means: choice({ zh: '怎样发送', en: 'how it’s sent' }, 'fetch', {
    fetch: { zh: "credentials: 'include'", en: "credentials: 'include'" },
    'fetch-default': { zh: '默认的 credentials', en: 'credentials left out' },
    'fetch-omit': { zh: "credentials: 'omit'", en: "credentials: 'omit'" },
    websocket: { zh: '握手', en: 'a handshake' },
    image: { zh: '图片', en: 'an image' },
    script: { zh: '脚本', en: 'a script' },
    frame: { zh: 'iframe', en: 'an iframe' },
    link: { zh: '链接', en: 'a link' },
    'form-post': { zh: 'POST 表单', en: 'a POST form' },
  }),
  from: choice({ zh: '发送请求的页面', en: 'page that sends it' }, 'stage', {
    stage: { zh: '另一个页面', en: 'a page' },
    page: { zh: '本页', en: 'this page' },
  }),
  stageOn: choice({ zh: '那个页面的源', en: 'origin of that page' }, 'lab', ORIGIN_CHOICES),
  target: choice({ zh: '发往的源', en: 'origin of the request' }, 'same', {
    same: { zh: '设置它的源', en: 'the origin that set it' },
    ...ORIGIN_CHOICES,
  }),
  deep: toggle({ zh: '路径 deep/', en: 'path deep/' }),
} as const satisfies Knobs;

export type CookieKnobValues = KnobValues<typeof KNOBS>;

/** The kinds that a choice stands for. */
export function kindsOf(choice: string): readonly CookieKind[] {
  const set = Object.entries(SETS).find(([name]) => name === choice)?.[1];
  return set ?? COOKIE_KINDS.filter(kind => kind === choice);
}
