import type { Bilingual } from '../../language.ts';
import type { Code, CodeLine, CodeOf } from '../code.ts';
import { allowList } from '../shared/allow.ts';
import { callWith, PAGE, quoted, quotedList, SERVER, token } from '../shared/code.ts';
import { type KNOBS, NAMESPACES, PATHS, TRANSPORTS } from './knobs.ts';

type SocketIoCode = CodeOf<typeof KNOBS>;

export function code(of: SocketIoCode): Code {
  return [
    { who: PAGE, lines: pageLines(of) },
    { who: SERVER, lines: serverLines(of) },
  ];
}

function transportsOf(choice: string): string {
  return `[${quotedList(TRANSPORTS[choice as keyof typeof TRANSPORTS])}]`;
}

function pageLines({ knobs, origins, written }: SocketIoCode): readonly CodeLine[] {
  const namespace = NAMESPACES[knobs.namespace as keyof typeof NAMESPACES];
  const url = origins.lab + (namespace === '/' ? '' : namespace);
  const emitted = EMITTED[knobs.emit];
  return [
    ...callWith(
      ['const socket = io(', token('namespace', quoted(url))],
      [
        // Where Socket.IO looks by itself, it needs no path.
        ...(knobs.server === 'stock' ? [] : [[`path: ${quoted(PATHS[knobs.server as keyof typeof PATHS])}`]]),
        ...(written.has('transports')
          ? [['transports: ', token('transports', transportsOf(knobs.transports))]]
          : []),
        ...(knobs.tryAll === 'on' ? [[token('tryAll', 'tryAllTransports: true')]] : []),
        ...(knobs.credentials === 'on' ? [[token('credentials', 'withCredentials: true')]] : []),
        ...(knobs.auth === '' ? [] : [['auth: { token: ', token('auth', quoted(knobs.auth)), ' }']]),
      ],
    ),
    ...(emitted === undefined ? [] : [['socket.emit(', token('emit', emitted), ')']]),
  ];
}

const EMITTED: Readonly<Record<string, string>> = {
  message: "'message', 'hello', { n: 1 }",
  'message-with-ack': "'message-with-ack', 'hello', { n: 1 }, ack",
  binary: "'message-with-ack', 'four bytes', new Uint8Array([0xca, 0xfe, 0xba, 0xbe]), ack",
};

const NO_UPGRADE: Bilingual = {
  zh: '// 前面的代理不转发 Upgrade',
  en: '// behind a proxy that doesn’t forward Upgrade',
};

function serverLines({ knobs, origins, language, written }: SocketIoCode): readonly CodeLine[] {
  const allowed = allowList(knobs.allow, origins);
  const readers = knobs.cors === 'any' ? '*' : allowList(knobs.cors, origins);
  const credentials =
    knobs.allowCredentials === 'on' ? [', ', token('allowCredentials', 'credentials: true')] : [];
  return [
    ...callWith(
      ['new Server('],
      [
        ...(written.has('server') ? [['transports: ', token('server', transportsOf(knobs.server))]] : []),
        ...(readers === undefined
          ? []
          : [['cors: { origin: ', token('cors', quoted(readers)), ...credentials, ' }']]),
      ],
      false,
    ),
    ...(knobs.server === 'no-upgrade' ? [[NO_UPGRADE[language]]] : []),
    ...(allowed === undefined ? [] : [['allowed = [', token('allow', quotedList(allowed.split(','))), ']']]),
    ...(knobs.delay === '0' ? [] : [['await sleep(', token('delay', knobs.delay), ')']]),
  ];
}
