import * as socketIoSteps from '../../rules/socket-io/steps.ts';
import { causes } from './cause.ts';
import { valueAtTarget } from './compared.ts';

const ENGINE = 'https://socket.io/docs/v4/troubleshooting-connection-issues/';

export default causes({
  'engine-transport': {
    title: {
      zh: 'Socket.IO：服务器没有这种传输方式',
      en: 'Socket.IO: the server does not have this transport',
    },
    why: {
      zh: '这不是 CORS：Engine.IO 返回 code 0，Transport unknown。服务器的 transports 里没有客户端先试的那一种（默认先试 polling）。',
      en: 'This isn’t CORS: Engine.IO returned code 0, Transport unknown. The server’s transports don’t include the one that the client tries first (polling by default).',
    },
    fix: [
      {
        zh: '两边用同样的 transports，或者都用默认值。',
        en: 'Use the same transports on both sides, or the defaults.',
      },
    ],
    lessons: ['socket-io#without-polling'],
    source: ENGINE,
    kind: 'socket-io',
    stops: 'server',
    step: { of: [socketIoSteps.transportOffered] },
    configurable: true,
    compose: { 'socket-io': { server: 'websocket-only' } },
  },
  'engine-session': {
    title: { zh: 'Socket.IO：会话号不认识', en: 'Socket.IO: the session is unknown' },
    why: {
      zh: '这不是 CORS：code 1，Session ID unknown。请求落到了另一个节点，或者服务器重启过。',
      en: 'This isn’t CORS: code 1, Session ID unknown. The request reached another node, or the server was restarted.',
    },
    fix: [
      {
        zh: '多个节点要有粘性会话（如 nginx 的 ip_hash），或者只用 websocket。',
        en: 'With several nodes use sticky sessions (such as ip_hash in nginx), or websocket alone.',
      },
    ],
    lessons: ['socket-io'],
    source: ENGINE,
    kind: 'socket-io',
    stops: 'server',
  },
  'engine-forbidden': {
    title: { zh: 'Socket.IO：allowRequest 拒绝了连接', en: 'Socket.IO: allowRequest refused the connection' },
    why: {
      zh: '这不是 CORS：code 4，是服务器自己的检查（例如检查 Origin）拒绝的。',
      en: 'This isn’t CORS: code 4 is the server’s own check (of Origin, for one) that refused.',
    },
    fix: [
      {
        zh: '看 allowRequest 里的条件；允许名单里要有页面的源。',
        en: 'Read the condition in allowRequest; the list must have the origin of the page.',
      },
    ],
    lessons: ['socket-io#allow-outside'],
    source: ENGINE,
    kind: 'socket-io',
    stops: 'server',
    configurable: true,
    compose: { 'socket-io': { allow: 'partner' } },
  },
  'engine-protocol': {
    title: { zh: 'Socket.IO：两边的版本不合', en: 'Socket.IO: the versions don’t match' },
    why: {
      zh: '这不是 CORS：code 5，客户端的协议版本服务器不支持（v2 客户端连 v3 以后的服务器）。',
      en: 'This isn’t CORS: code 5, the server doesn’t support the client’s protocol (a v2 client and a server of v3 or later).',
    },
    fix: [
      {
        zh: '升级客户端，或者在服务器上设 allowEIO3: true。',
        en: 'Upgrade the client, or set allowEIO3: true at the server.',
      },
    ],
    lessons: ['socket-io'],
    source: ENGINE,
    kind: 'socket-io',
    stops: 'server',
  },
  'namespace-invalid': {
    title: { zh: 'Socket.IO：没有这个命名空间', en: 'Socket.IO: there is no such namespace' },
    why: {
      zh: '这不是 CORS：连接成功了，服务器没有 URL 里那条路径对应的命名空间。io("http://host/path") 里的路径是命名空间，不是地址。',
      en: 'This isn’t CORS: the connection is open, but the server has no namespace with the path in the URL. In io("http://host/path") the path names a namespace, not a resource.',
    },
    fix: [
      {
        zh: '去掉路径，或者在服务器上用 io.of("/path") 建立它；改挂载路径用 path 选项。',
        en: 'Remove the path, or create the namespace on the server with io.of("/path"); to change the mount path, use the option path.',
      },
    ],
    lessons: ['socket-io'],
    kind: 'socket-io',
    stops: 'server',
    step: { of: [socketIoSteps.namespaceKnown], compares: valueAtTarget },
    compose: { 'socket-io': { namespace: 'unknown' } },
  },
});
