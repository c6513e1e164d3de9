import type { LabOriginName } from '../../../server/protocol/words.ts';
import { BODIES } from '../fetch/runnable.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import {
  filesOf,
  indented,
  type Lines,
  linesOf,
  NEEDS_CERTIFICATE,
  settingHeaders,
} from '../shared/runnable.ts';
import { code } from './code.ts';
import { type KNOBS, kindsOf, written } from './knobs.ts';
import { AS, isNavigation, targetOf } from './requests.ts';

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  const staged = knobs.from === 'stage';
  const [setOn, target] = [origins[knobs.setOn as LabOriginName], origins[targetOf(knobs)]];
  const stage = origins[knobs.stageOn as LabOriginName];
  if ([setOn, target, ...(staged ? [stage] : [])].includes(origins['lab-tls'])) return NEEDS_CERTIFICATE;
  const [where = '', call = ''] = linesOf(code(of), PAGE);
  const byWindow = knobs.setBy === 'window';
  const sets = `await fetch(${quoted(`${byWindow ? '' : setOn}/set`)}, { credentials: 'include' })`;
  const isSocket = knobs.means === 'websocket';
  const type = AS[knobs.means] ?? 'json';
  return filesOf({
    origins,
    language,
    pages: [origins.reader, ...(staged ? [stage] : [])],
    ...(byWindow && { opens: `${setOn}/setter` }),
    script: [
      where.replace(/^<!-- (.*) -->$/, '// $1'),
      'async function run() {',
      ...(byWindow
        ? indented(
            branch("location.pathname === '/setter'", [
              sets,
              `location.href = ${quoted(`${origins.reader}/`)}`,
            ]),
          )
        : []),
      ...(staged
        ? indented(
            branch(`location.origin === ${quoted(origins.reader)}`, [
              ...(byWindow ? [] : [sets]),
              ...(isNavigation(knobs)
                ? [`location.href = ${quoted(`${stage}/`)}`]
                : [
                    "const iframe = document.createElement('iframe')",
                    `iframe.src = ${quoted(`${stage}/`)}`,
                    'document.body.append(iframe)',
                  ]),
            ]),
          )
        : byWindow
          ? []
          : indented([sets])),
      ...indented(sending(call, knobs.means)),
      '}',
      'run().catch(console.error)',
    ],
    ...(isSocket && { needs: 'ws', imports: ["import { WebSocketServer } from 'ws'"] }),
    handler: [
      "if (request.url === '/setter') return sendPage(response)",
      'const { cookie, origin } = request.headers',
      "console.log(request.method, request.url, cookie ?? 'no cookie')",
      'if (origin) {',
      "  response.setHeader('Access-Control-Allow-Origin', origin)",
      ...indented(settingHeaders([['Access-Control-Allow-Credentials', 'true']])),
      '}',
      "if (request.url === '/set') {",
      `  response.setHeader('Set-Cookie', [${kindsOf(knobs.kinds)
        .map(kind =>
          quoted(
            written(kind)
              .replace('Domain=…', `Domain=${domainOf(setOn)}`)
              .replace('…', '1'),
          ),
        )
        .join(', ')}])`,
      '  response.end()',
      '  return',
      '}',
      ...settingHeaders([['Content-Type', CONTENT_TYPES[type] ?? '']]),
      `response.end(${BODIES[type] ?? ''})`,
    ],
    after: isSocket
      ? [
          'const sockets = new WebSocketServer({ noServer: true })',
          "server.on('upgrade', (request, socket, head) => {",
          "  console.log(request.url, request.headers.cookie ?? 'no cookie')",
          '  sockets.handleUpgrade(request, socket, head, () => {})',
          '})',
        ]
      : [],
  });
});

function branch(condition: string, lines: Lines): Lines {
  return [`if (${condition}) {`, ...indented(lines), '  return', '}'];
}

/** What sends the request, as the panel shows it: a call, or an element that is put into the page. */
function sending(line: string, means: string): Lines {
  if (line.startsWith('fetch')) return [`const response = await ${line}`, 'console.log(response.status)'];
  if (line.startsWith('new ')) return [line];
  return [
    `const element = document.createRange().createContextualFragment(${quoted(line)})`,
    'document.body.append(element)',
    ...(means === 'link' ? ["document.querySelector('a').click()"] : []),
    ...(means === 'form-post' ? ["document.querySelector('form').submit()"] : []),
  ];
}

/** The host without its first label, where it has another. */
function domainOf(origin: string): string {
  const { hostname } = new URL(origin);
  return /^[\d.]+$/.test(hostname) ? hostname : hostname.slice(hostname.indexOf('.') + 1);
}
