import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { INTERNAL_HOST } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { callWith, PAGE, quoted, SERVER, token } from '../shared/code.ts';
import type { KNOBS, REWRITES } from './knobs.ts';

export const PROXY: Bilingual = { zh: '代理', en: 'proxy' };

type ProxyCode = CodeOf<typeof KNOBS>;

export function code(of: ProxyCode): Code {
  const open = of.knobs.proxy !== 'fixed';
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: PROXY, lines: open ? openLines(of) : proxyLines(of) },
    { who: SERVER, lines: serverLines(of) },
  ];
}

function pageLines({ knobs, written }: ProxyCode): readonly CodeLine[] {
  const { method, proxy, session, upstream } = knobs;
  const url: CodeLine =
    proxy === 'fixed'
      ? ["'/api/items'"]
      : [`'${LAB_PATHS.proxy}?upstream=`, token('upstream', upstream), "'"];
  const options = written.has('method') ? [['method: ', token('method', quoted(method))]] : [];
  return [
    ...(session === 'none' ? [] : [["await fetch('/api/login', { method: 'POST' })"]]),
    ...callWith(['await fetch(', ...url], options),
  ];
}

/** What a proxy rewrites, as the options of the library that does it. */
export function rewriteOptions({
  knobs: { changeOrigin, origin },
  origins,
}: CodeOf<typeof REWRITES>): readonly CodeLine[] {
  return [
    ...(changeOrigin === 'on' ? [['changeOrigin: ', token('changeOrigin', 'true')]] : []),
    ...(origin === 'on' ? [['headers: { origin: ', token('origin', quoted(origins.partner)), ' }']] : []),
  ];
}

function proxyLines(of: ProxyCode): readonly CodeLine[] {
  const { knobs, origins } = of;
  const path = "path => path.replace('/api', '')";
  return callWith(
    ["proxy('/api'"],
    [
      ['target: ', token('proxy', quoted(origins.partner))],
      ...rewriteOptions(of),
      ...(knobs.rewrite === 'on' ? [['rewrite: ', token('rewrite', path)]] : []),
      ...(knobs.cookieDomain === 'removed' ? [['cookieDomainRewrite: ', token('cookieDomain', "''")]] : []),
    ],
  );
}

/** The names stand for the URLs that such a proxy takes elsewhere. */
function openLines({ knobs, origins }: ProxyCode): readonly CodeLine[] {
  const targets = [
    [`partner: ${quoted(`${origins.partner}/api/items`)},`],
    [`internal: ${quoted(`http://${INTERNAL_HOST}/stock`)},`],
  ];
  const list = [['if (upstream !== ', token('proxy', quoted('partner')), ') return send(403)']];
  return [
    ['const urls = {'],
    ...targets.map(line => ['  ', ...line]),
    ['}'],
    ...(knobs.proxy === 'list' ? list : []),
    [
      'send(await fetch(',
      ...(knobs.proxy === 'list' ? ['urls[upstream]'] : [token('proxy', 'urls[upstream]')]),
      '))',
    ],
  ];
}

/** The check of the Origin, where the server makes one. */
export function allowLines({ knobs: { allow }, origins }: CodeOf<typeof REWRITES>): readonly CodeLine[] {
  if (allow === 'none') return [];
  const allowed = token('allow', quoted(origins[allow as OriginName]));
  return [['if (origin !== ', allowed, ') return send(403)']];
}

function serverLines(of: ProxyCode): readonly CodeLine[] {
  const { knobs, origins } = of;
  if (knobs.proxy !== 'fixed')
    return [[knobs.upstream === 'internal' ? '{"service":"…","stock":{…}}' : '{"items":["tea","cups"]}']];
  const own = token('ownHost', quoted(origins.partner));
  const cookie = knobs.session === 'domain' ? 'Domain=…' : 'HttpOnly';
  return [
    ...(knobs.ownHost === 'on' ? [['if (host !== new URL(', own, ').host) return send(421)']] : []),
    ...allowLines(of),
    ...(knobs.session === 'none'
      ? []
      : [
          ["'/api/login': Set-Cookie: session=…; Path=/; ", token('session', cookie)],
          ['if (!cookie.session) return send(401)'],
        ]),
    [token('path', quoted(knobs.path === 'bare' ? '/items' : '/api/items')), ': {"items":["tea","cups"]}'],
  ];
}
