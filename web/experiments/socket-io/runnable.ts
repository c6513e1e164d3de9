import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted, SERVER } from '../shared/code.ts';
import { filesOf, indented, type Lines, linesOf } from '../shared/runnable.ts';
import { code } from './code.ts';
import { type KNOBS, PATHS } from './knobs.ts';

const REFUSING = ["socket.end('HTTP/1.1 403 Forbidden\\r\\nConnection: close\\r\\n\\r\\n')"];

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  const shown = code(of);
  const lines = linesOf(shown, SERVER);
  const end = lines.findIndex(line => line.endsWith(')'));
  const path = PATHS[knobs.server as keyof typeof PATHS];
  const allowed = lines.filter(line => line.startsWith('allowed = ')).map(line => `const ${line}`);
  const refuses = allowed.length > 0 && knobs.allow !== 'any';
  const sleeps = lines.filter(line => line.startsWith('await sleep('));
  const options = [
    ...(knobs.server === 'stock' ? [] : [`path: ${quoted(path)}`]),
    ...(refuses || sleeps.length > 0
      ? [
          [
            `allowRequest: ${sleeps.length > 0 ? 'async ' : ''}(request, done) => {`,
            ...indented([
              ...sleeps,
              `done(null, ${refuses ? 'allowed.includes(request.headers.origin)' : 'true'})`,
            ]),
            '}',
          ].join('\n'),
        ]
      : []),
  ];
  return filesOf({
    origins,
    language,
    pages: [origins.reader],
    markup: [clientFrom(`${origins.lab}${path}`)],
    script: [
      ...(knobs.emit === 'none' || knobs.emit === 'message'
        ? []
        : ["const ack = (...answer) => console.log('ack', ...answer)"]),
      ...linesOf(shown, PAGE),
      "socket.on('connect', () => console.log('connect', socket.io.engine.transport.name))",
      "socket.on('connect_error', error => console.error(error.message))",
      'socket.onAny((...event) => console.log(...event))',
    ],
    needs: 'socket.io',
    imports: [
      ...(sleeps.length > 0 ? ["import { setTimeout as sleep } from 'node:timers/promises'"] : []),
      "import { Server } from 'socket.io'",
    ],
    before: allowed,
    after: [
      ...serverWith(lines.slice(0, end + 1), options),
      "io.on('connection', socket => {",
      "  socket.emit('auth', socket.handshake.auth)",
      "  socket.on('message', (...args) => socket.emit('message-back', ...args))",
      "  socket.on('message-with-ack', (...args) => args.pop()(...args))",
      '})',
      ...(knobs.namespace === 'custom' ? ["io.of('/custom')"] : []),
      ...(knobs.namespace === 'closed'
        ? ["io.of('/closed').use((socket, next) => next(new Error('closed')))"]
        : []),
      ...(knobs.server === 'no-upgrade'
        ? upgradesOf(
            [],
            REFUSING.map(line => line.replace('403 Forbidden', '400 Bad Request')),
          )
        : []),
      // Engine.IO itself would say 400 to a handshake of WebSocket.
      ...(refuses && knobs.server !== 'no-upgrade' && knobs.server !== 'polling-only'
        ? upgradesOf(
            ['if (allowed.includes(request.headers.origin)) return upgrade(request, socket, head)'],
            REFUSING,
          )
        : []),
    ],
  });
});

/** The client as the server itself hands it out. */
export function clientFrom(path: string): string {
  return `<script src="${path}socket.io.js"></script>`;
}

/** The call `new Server(…)` as the panel shows it, at an HTTP server and with further options. */
export function serverWith(shown: Lines, options: Lines): Lines {
  const whole = shown.join('\n');
  const inner = whole
    .slice('new Server('.length, -1)
    .replace(/^\{\s*|\s*\}$/g, '')
    .replace(/\n\s+/g, '\n');
  const all = [...options, ...(inner === '' ? [] : [inner])];
  if (all.length === 0) return ['const io = new Server(server)'];
  const lines = all.flatMap((option, at) => `${option}${at < all.length - 1 ? ',' : ''}`.split('\n'));
  return ['const io = new Server(server, {', ...indented(lines), '})'];
}

function upgradesOf(before: Lines, otherwise: Lines): Lines {
  return [
    ...(before.length > 0 ? ["const [upgrade] = server.listeners('upgrade')"] : []),
    "server.removeAllListeners('upgrade').on('upgrade', (request, socket, head) => {",
    ...indented([...before, ...otherwise]),
    '})',
  ];
}
