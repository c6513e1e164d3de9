import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeOf } from '../code.ts';
import { comment, PAGE, quoted, SERVER, token } from '../shared/code.ts';
import { addressIn, routeBetween } from '../shared/url-route.ts';
import type { KNOBS } from './request.ts';

const REQUESTED: Bilingual = { zh: '由 a 上的页面发出', en: 'from a page at a' };
const ONLY_COMPARED: Bilingual = {
  zh: '只比较，不发送：不是实验服务器的源',
  en: 'only compared, nothing is sent: not an origin of the lab',
};

/** Two URLs that are compared, and between origins of the lab a request. */
export function code({ knobs, origins, language }: CodeOf<typeof KNOBS>): Code {
  const [a, b] = [addressIn(knobs.a, origins), addressIn(knobs.b, origins)];
  const route = routeBetween(a, b, origins);
  const line = (name: 'a' | 'b', url: URL | null) => [
    `const ${name} = new URL(`,
    token(name, quoted(url?.href ?? knobs[name])),
    ')',
  ];
  const target = `b.origin + ${quoted(LAB_PATHS.fetch)}`;
  return [
    {
      who: PAGE,
      lines: [
        line('a', a),
        line('b', b),
        ...(route
          ? [comment(REQUESTED, language), [`fetch(${target}, { credentials: 'include' })`]]
          : [comment(ONLY_COMPARED, language)]),
      ],
    },
    ...(route
      ? [
          {
            who: SERVER,
            lines: [
              ['Set-Cookie: xdl_lax=…; SameSite=Lax'],
              [`Access-Control-Allow-Origin: ${origins[route.from]}`],
              ['Access-Control-Allow-Credentials: true'],
            ],
          },
        ]
      : []),
  ];
}
