import type { OriginName } from '../../../server/protocol/origins.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, SERVER } from '../shared/code.ts';
import { filesOf, indented, linesOf, NEEDS_CERTIFICATE } from '../shared/runnable.ts';
import { code } from './code.ts';
import { type KNOBS, TURNS } from './knobs.ts';

const ECHO = "ws.on('message', (data, binary) => ws.send(data, { binary }))";

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  if (knobs.scheme === 'wss') return NEEDS_CERTIFICATE;
  const shown = code(of);
  const from = origins[(knobs.from === 'page' ? 'reader' : knobs.from) as OriginName];
  // What stands in a comment behind the call is done below.
  const call = linesOf(shown, PAGE).filter((line, at) => at === 0 || !line.startsWith('//'));
  const sends = linesOf(shown, PAGE).find(line => line.includes('socket.send('));
  const again = sends?.slice(sends.indexOf('socket.send('));
  const lines = linesOf(shown, SERVER);
  const declared = (name: string) =>
    lines.filter(line => line.startsWith(`${name} = `)).map(line => `const ${line}`);
  const allowed = declared('allowed');
  const protocols = declared('protocols');
  const sleeps = lines.filter(line => line.startsWith('await sleep('));
  const pushes = lines.filter(line => line.startsWith('setInterval('));
  const closes = lines.filter(line => line.startsWith('ws.close('));
  const refuses = knobs.allow !== 'none' && knobs.allow !== 'any';
  return filesOf({
    origins,
    language,
    pages: [from],
    script: [
      ...call,
      "socket.onmessage = ({ data }) => console.log('message', data)",
      "socket.onclose = ({ code, reason }) => console.log('close', code, reason)",
      ...(knobs.push === 'off' || !again
        ? []
        : [
            "socket.addEventListener('open', () => {",
            `  for (let n = 1; n < ${TURNS}; n++) setTimeout(() => ${again}, n * ${knobs.push})`,
            '})',
          ]),
    ],
    needs: 'ws',
    imports: [
      ...(sleeps.length > 0 ? ["import { setTimeout as sleep } from 'node:timers/promises'"] : []),
      "import { WebSocketServer } from 'ws'",
    ],
    before: [
      ...allowed,
      ...protocols,
      'const sockets = new WebSocketServer({',
      '  noServer: true,',
      protocols.length > 0
        ? '  handleProtocols: offered => protocols.find(name => offered.has(name)) ?? false,'
        : '  handleProtocols: () => false,',
      '})',
      "sockets.on('connection', ws => {",
      ...indented(
        closes.length > 0
          ? closes
          : [
              ...(pushes.length > 0
                ? [
                    'let n = 0',
                    ...pushes.map(line => `const timer = ${line}`),
                    "ws.on('close', () => clearInterval(timer))",
                  ]
                : []),
              ECHO,
            ],
      ),
      '})',
      '',
    ],
    after: [
      `server.on('upgrade', ${sleeps.length > 0 ? 'async ' : ''}(request, socket, head) => {`,
      ...indented([
        ...(refuses
          ? [
              'if (!allowed.includes(request.headers.origin)) {',
              "  socket.end('HTTP/1.1 403 Forbidden\\r\\nConnection: close\\r\\n\\r\\n')",
              '  return',
              '}',
            ]
          : []),
        ...sleeps,
        "sockets.handleUpgrade(request, socket, head, ws => sockets.emit('connection', ws))",
      ]),
      '})',
    ],
  });
});
