import { type CookieKind, TRANSFER_CHECKS } from '../../../server/protocol/words.ts';
import { written } from '../cookies/knobs.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, LEFT_OUT, ORIGIN_CHOICES } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

/** What a session cookie may say of SameSite. */
const SESSIONS: readonly CookieKind[] = ['default', 'none', 'lax', 'strict'];

export const KNOBS = {
  stageOn: choice({ zh: '页面的源', en: 'origin of the page' }, 'evil', ORIGIN_CHOICES),
  bank: choice({ zh: '转账的源', en: 'origin that transfers' }, 'lab', ORIGIN_CHOICES),
  referrer: choice(same('referrer'), 'default', {
    default: LEFT_OUT,
    none: { zh: '不带 Referer', en: 'no Referer' },
  }),
  session: choice(
    { zh: '会话 cookie', en: 'session cookie' },
    'none',
    choicesOf(SESSIONS, { default: { zh: '不写 SameSite', en: 'without SameSite' } }),
    'server',
  ),
  check: choice(
    { zh: '检查', en: 'check' },
    'none',
    choicesOf(['none', ...TRANSFER_CHECKS], {
      none: LEFT_OUT,
      origin: { zh: 'Origin 是自己的源', en: 'Origin is its own' },
      metadata: { zh: 'Sec-Fetch-Site 是 same-origin', en: 'Sec-Fetch-Site is same-origin' },
      token: { zh: '表单里有令牌', en: 'the form has its token' },
      referer: { zh: '有 Referer 才检查', en: 'Referer, if there is one' },
    }),
    'server',
  ),
} as const satisfies Knobs;

export type CsrfKnobs = KnobValues<typeof KNOBS>;

/** As the server writes it. */
export function sessionCookie({ session }: CsrfKnobs): string {
  return written(session as CookieKind);
}
