import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { type CookieKind, cookieName } from '../../../server/protocol/words.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted } from '../shared/code.ts';
import { filesOf, indented, type Lines, linesOf, NEEDS_CERTIFICATE } from '../shared/runnable.ts';
import { checkOf, code } from './code.ts';
import { type KNOBS, sessionCookie } from './knobs.ts';

const LOGIN = '/login';

/** Empty where the page cannot read it. */
const TOKEN_FROM: Lines = [
  'async function tokenFrom(url) {',
  "  const response = await fetch(url, { credentials: 'include' }).catch(() => null)",
  "  return response ? (await response.json()).csrf : ''",
  '}',
];

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  if ([knobs.stageOn, knobs.bank].includes('lab-tls')) return NEEDS_CERTIFICATE;
  const lines = linesOf(code(of), PAGE);
  const isMarkup = (line: string) => /^</.test(line);
  const own = origins[knobs.bank as OriginName];
  const stage = origins[knobs.stageOn as OriginName];
  const check = checkOf(knobs, own);
  const cookie = cookieName(knobs.session as CookieKind);
  return filesOf({
    origins,
    language,
    pages: [stage],
    opens: `${own}${LOGIN}`,
    markup: [...lines.filter(isMarkup), '<input type="hidden" name="csrf">', '</form>'],
    script: [
      ...(knobs.check === 'token' ? TOKEN_FROM : []),
      'async function run() {',
      ...indented(lines.filter(line => !isMarkup(line))),
      '}',
      'run().catch(console.error)',
    ],
    imports: [
      "import { createHmac, randomBytes } from 'node:crypto'",
      "import { text } from 'node:stream/consumers'",
    ],
    before: [
      'const secret = randomBytes(32)',
      "const tokenOf = session => createHmac('sha256', secret).update(session).digest('hex')",
      `const isOwn = url => url.startsWith(${quoted(`${own}/`)})`,
      '',
    ],
    handler: [
      'const { headers, method, url } = request',
      "const { origin, referer, 'sec-fetch-site': secFetchSite } = headers",
      `if (url === ${quoted(LOGIN)}) {`,
      `  response.setHeader('Set-Cookie', ${quoted(sessionCookie(knobs).replace('…', '1'))})`,
      `  response.writeHead(302, { Location: ${quoted(`${stage}/`)} }).end()`,
      '  return',
      '}',
      `if (url !== ${quoted(LAB_PATHS.transfer)}) return response.end()`,
      `const session = /${cookie}=(\\w+)/.exec(headers.cookie)?.[1]`,
      "if (method === 'GET') return response.end(JSON.stringify({ csrf: session ? tokenOf(session) : null }))",
      'const form = Object.fromEntries(new URLSearchParams(await text(request)))',
      'if (!session) return response.writeHead(401).end()',
      ...(check === null ? [] : [`if (${check}) return response.writeHead(403).end()`]),
      "response.end('transferred')",
    ],
  });
});
