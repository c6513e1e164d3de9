import type { Origins } from '../../../server/protocol/origins.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';

/** What both proxies of the lab rewrite; in Vite’s words, which are those of the library beneath. */
export const REWRITES = {
  changeOrigin: choice(same('changeOrigin'), 'off', { on: same('true'), off: LEFT_OUT }, 'proxy'),
  origin: choice(
    { zh: '改写 Origin', en: 'rewriting Origin' },
    'off',
    {
      on: { zh: '目标的源', en: 'the target’s origin' },
      off: LEFT_OUT,
    },
    'proxy',
  ),
  allow: choice(
    { zh: '服务器允许的源', en: 'the server’s allowlist' },
    'none',
    {
      none: LEFT_OUT,
      lab: same('{lab}'),
      partner: same('{partner}'),
    },
    'server',
  ),
} as const;

export const KNOBS = {
  method: choice(same('method'), 'GET', { GET: same('GET'), POST: same('POST') }),
  proxy: choice(
    { zh: '代理的目标', en: 'the proxy’s target' },
    'fixed',
    {
      fixed: { zh: '一台固定的服务器', en: 'one fixed server' },
      any: { zh: '页面说的任何地方', en: 'whatever the page says' },
      list: { zh: '白名单里的', en: 'what its allowlist has' },
    },
    'proxy',
  ),
  upstream: choice({ zh: '页面要的', en: 'what the page wants' }, 'partner', {
    partner: same('{partner}'),
    internal: { zh: '只有服务器能访问', en: 'only the server reaches it' },
  }),
  ...REWRITES,
  rewrite: choice(
    same('rewrite'),
    'off',
    { on: { zh: '去掉 /api', en: 'removes /api' }, off: LEFT_OUT },
    'proxy',
  ),
  path: choice(
    { zh: '服务器的路径', en: 'the server’s path' },
    'api',
    {
      api: same('/api/items'),
      bare: same('/items'),
    },
    'server',
  ),
  cookieDomain: choice(
    same('cookieDomainRewrite'),
    'kept',
    {
      removed: { zh: '去掉 Domain', en: 'removes Domain' },
      kept: LEFT_OUT,
    },
    'proxy',
  ),
  ownHost: choice(
    { zh: '服务器检查 Host', en: 'the server checks Host' },
    'off',
    {
      on: same('{partner}'),
      off: LEFT_OUT,
    },
    'server',
  ),
  session: choice(
    { zh: '会话', en: 'session' },
    'none',
    {
      none: LEFT_OUT,
      host: { zh: 'cookie 不写 Domain', en: 'a cookie without Domain' },
      domain: { zh: 'cookie 写着 Domain', en: 'a cookie with Domain' },
    },
    'server',
  ),
} as const satisfies Knobs;

export type ProxyKnobs = KnobValues<typeof KNOBS>;

/** The server’s allowlist; null: it has none. */
export function allowedOrigins(allow: string, origins: Origins): readonly string[] | null {
  return allow === 'lab' || allow === 'partner' ? [origins[allow]] : null;
}

/** What the query tells the proxy, and the server behind it: each what differs from what it does anyway. */
export function rewritesQuery(
  { allow, changeOrigin, origin }: KnobValues<typeof REWRITES>,
  origins: Origins,
): Readonly<Record<string, string | undefined>> {
  return {
    'change-origin': changeOrigin === 'on' ? 'on' : undefined,
    'rewrite-origin': origin === 'on' ? 'on' : undefined,
    allow: allowedOrigins(allow, origins)?.join(','),
  };
}

export function queryOf(knobs: ProxyKnobs, origins: Origins): Readonly<Record<string, string | undefined>> {
  if (knobs.proxy !== 'fixed')
    return { upstream: knobs.upstream, list: knobs.proxy === 'list' ? 'on' : undefined };
  return {
    ...rewritesQuery(knobs, origins),
    'strip-prefix': knobs.rewrite === 'on' ? 'on' : undefined,
    'strip-domain': knobs.cookieDomain === 'removed' ? 'on' : undefined,
    bare: knobs.path === 'bare' ? 'on' : undefined,
    'own-host': knobs.ownHost === 'on' ? 'on' : undefined,
    domain: knobs.session === 'domain' ? 'on' : undefined,
    session: knobs.session === 'none' ? undefined : 'on',
  };
}
