import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { STREAM_MESSAGES } from '../../../server/protocol/words.ts';
import type { CodeOf } from '../code.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted, SERVER } from '../shared/code.ts';
import { filesOf, headersIn, indented, type Lines, linesOf, settingHeaders } from '../shared/runnable.ts';
import { code, TYPES } from './code.ts';
import type { KNOBS } from './knobs.ts';

type Of = CodeOf<typeof KNOBS>;

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  const shown = code(of);
  const lines = linesOf(shown, PAGE);
  const from = knobs.via === 'eventsource' && knobs.from !== 'page' ? (knobs.from as OriginName) : 'reader';
  const files = {
    origins,
    language,
    pages: [origins[from]],
    script: [...postLines(of), ...pageLines(of, lines)],
  };
  if (knobs.via === 'websocket') {
    const counts = linesOf(shown, SERVER).map(line => `const timer = ${line}`);
    return filesOf({
      ...files,
      needs: 'ws',
      imports: ["import { WebSocketServer } from 'ws'"],
      after: [
        "new WebSocketServer({ server }).on('connection', ws => {",
        ...indented(['let n = 0', ...counts, "ws.on('close', () => clearInterval(timer))"]),
        "  ws.on('message', (data, binary) => ws.send(data, { binary }))",
        '})',
      ],
    });
  }
  return filesOf({
    ...files,
    imports: ["import { setTimeout as sleep } from 'node:timers/promises'"],
    handler: handlerLines(of, allowLines(of, linesOf(shown, SERVER))),
  });
});

/** What sends a message of the page's own, where no connection takes one. */
function postLines({ knobs, origins }: Of): Lines {
  if (knobs.talks === 'off' || knobs.via === 'websocket') return [];
  const url = quoted(origins.lab + LAB_PATHS.events);
  return [`const post = body => fetch(${url}, { method: 'POST', body })`];
}

function pageLines({ knobs }: Of, lines: Lines): Lines {
  const logs = '({ data, lastEventId }) => console.log(data, lastEventId)';
  switch (knobs.via) {
    case 'fetch':
    case 'fetch-again':
      return [
        "let last = ''",
        'function read(bytes) {',
        '  const text = new TextDecoder().decode(bytes)',
        '  last = /^id: (.*)$/m.exec(text)?.[1] ?? last',
        '  console.log(text)',
        '}',
        ...inFunction(lines),
      ];
    case 'polling':
      return ['let last = 0', ...inFunction(lines)];
    case 'websocket':
      return ['let n = 0', ...lines, "socket.addEventListener('message', ({ data }) => console.log(data))"];
    default:
      return [
        'let n = 0',
        ...lines,
        `source.addEventListener(${quoted(knobs.listens)}, ${logs})`,
        'source.onopen = source.onerror = ({ type }) => console.log(type, source.readyState)',
      ];
  }
}

/** A script that is no module may await only there. */
function inFunction(lines: Lines): Lines {
  return ['async function main() {', ...indented(lines), '}', 'main().catch(console.error)'];
}

/** The CORS headers; one that repeats the request's Origin is written out. */
function allowLines({ knobs, origins }: Of, shown: Lines): Lines {
  const headers = headersIn(shown).filter(([name]) => name.startsWith('Access-'));
  const listed = `[${quoted(origins.reader)}, ${quoted(origins.partner)}].includes(request.headers.origin)`;
  return settingHeaders(headers).map(line => {
    const own = line.replace(/'\$\{origin\}'/, 'request.headers.origin');
    return own === line
      ? line
      : `if (${knobs.acao === 'allowlist' ? listed : 'request.headers.origin'}) ${own}`;
  });
}

function handlerLines({ knobs }: Of, headers: Lines): Lines {
  if (knobs.dies === 'on') return ['request.socket.destroy()'];
  const ends = (condition: string, status: string) =>
    `if (${condition}) return response.writeHead(${status}).end()`;
  const before = [
    ...headers,
    ends("request.method !== 'GET'", '204'),
    "const { searchParams } = new URL(request.url, 'http://localhost')",
    "const last = Number(request.headers['last-event-id'] ?? searchParams.get('after') ?? 0)",
    ...(knobs.over === 'on' ? [ends(`last === ${STREAM_MESSAGES}`, '204')] : []),
    ...(knobs.status === '200' ? [] : [ends('last === 0', knobs.status)]),
    ...(knobs.again === '200' ? [] : [ends('last > 0', knobs.again)]),
  ];
  if (knobs.via === 'polling') {
    const json = "JSON.stringify({ id: last + 1, data: 'counter ' + (last + 1) })";
    return [
      ...before,
      `await sleep(${knobs.every})`,
      `response.setHeader('Content-Type', 'application/json').end(${json})`,
    ];
  }
  const message = [
    ...(knobs.retry === 'none' ? [] : [`retry: ${knobs.retry}\\n`]),
    ...(knobs.ids === 'on' ? ['id: $' + '{n}\\n'] : []),
    ...(knobs.name === 'message' ? [] : [`event: ${knobs.name}\\n`]),
    'data: counter $' + '{n}\\n',
    ...(knobs.blank === 'on' ? ['\\n'] : []),
  ].join('');
  return [
    ...before,
    `response.writeHead(200, { 'Content-Type': ${quoted(TYPES[knobs.mime] ?? '')} }).flushHeaders()`,
    `for (let n = last + 1; n <= ${STREAM_MESSAGES}; n++) {`,
    `  await sleep(${knobs.every})`,
    `  response.write(\`${message}\`)`,
    ...(knobs.per === '1'
      ? [`  ${knobs.over === 'on' ? '' : `if (n < ${STREAM_MESSAGES}) `}return response.end()`]
      : []),
    '}',
    ...(knobs.over === 'on' ? ['response.end()'] : []),
  ];
}
