import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import type { Section } from '../lesson/lesson.ts';
import { loadCatalogue } from './catalogue.ts';
import { readDemos } from './demos.ts';
import { type Compiled, compileLesson } from './markdown.ts';

/**
 * The note that the WebSocket lesson is written after, claim by claim and behaviour by behaviour, in its order. `section` quotes
 * the claim and judges it; `panels` run it, also those of other sections and, as `lesson#panel`, of the lessons that it leads to; none
 * runs what no browser can show.
 */
interface Held {
  readonly section: string;
  readonly panels: readonly string[];
}

const CLAIMS: readonly (Held & Readonly<Record<Language, string>>)[] = [
  {
    zh: 'Websocket 是 HTML5 的一个持久化的通信协议',
    en: 'WebSocket is a persistent communication protocol of HTML5',
    section: 'duplex',
    panels: ['echo'],
  },
  {
    zh: '使用 ws://（非加密）和 wss://（加密）作为协议前缀',
    en: 'its URLs begin with ws:// (plain) and wss:// (encrypted)',
    section: 'duplex',
    panels: ['echo', 'wss-untrusted', 'certificate#wss-trusted'],
  },
  {
    zh: '它实现了浏览器与服务器的全双工通信',
    en: 'It gives browser and server full-duplex communication',
    section: 'duplex',
    panels: ['echo'],
  },
  {
    zh: '同时也是跨域的一种解决方案',
    en: 'it is also a way across origins',
    section: 'duplex',
    panels: ['echo'],
  },
  {
    zh: 'WebSocket 和 HTTP 都是应用层协议，都基于 TCP 协议',
    en: 'WebSocket and HTTP are both application protocols, and both are based on TCP',
    section: 'duplex',
    panels: ['echo'],
  },
  {
    zh: '在建立连接之后，WebSocket 的 server 与 client 都能主动向对方发送或接收数据',
    en: 'Once connected, server and client of a WebSocket can both send to and receive from the other on their own initiative',
    section: 'duplex',
    panels: ['echo'],
  },
  {
    zh: '在建立连接时需要借助 HTTP 协议',
    en: 'To set up its connection, WebSocket needs the help of HTTP',
    section: 'after-handshake',
    panels: ['one-connection'],
  },
  {
    zh: '连接建立好了之后 client 与 server 之间的双向通信就与 HTTP 无关了',
    en: 'Once the connection is made, the two-way communication of client and server has nothing to do with HTTP any more',
    section: 'after-handshake',
    panels: ['one-connection'],
  },
  {
    zh: '原生WebSocket API使用起来不太方便，我们常使用Socket.io',
    en: 'The native WebSocket API is not very convenient, so we often use Socket.io',
    section: 'layers',
    panels: [],
  },
  {
    zh: '它很好地封装了webSocket接口',
    en: 'It wraps the webSocket interface well',
    section: 'layers',
    panels: ['packets'],
  },
  {
    zh: '提供了更简单、灵活的接口',
    en: 'provides a simpler and more flexible interface',
    section: 'layers',
    panels: ['packets'],
  },
  {
    zh: '也对不支持webSocket的浏览器提供了向下兼容',
    en: 'It also provides backward compatibility for browsers that do not support webSocket',
    section: 'polling-first',
    panels: ['upgrade', 'socket-io#polling-only', 'socket-io#upgrade-lost'],
  },
  {
    zh: '有一个字段是Origin，表示该请求的请求源（origin），即发自哪个域名',
    en: 'One of the fields is Origin; it names the origin of the request, that is, the domain that it comes from',
    section: 'handshake',
    panels: ['fields'],
  },
  {
    zh: '和CORS机制类似',
    en: 'This is similar to the mechanism of CORS',
    section: 'handshake',
    panels: ['fields', 'socket-io#cors-default', 'socket-io#cors-websocket'],
  },
  {
    zh: '正是因为有了Origin这个字段，所以WebSocket才没有实行同源政策',
    en: 'It is because of this field Origin that WebSocket does not apply the same-origin policy',
    section: 'open-by-default',
    panels: ['no-list'],
  },
  {
    zh: '因为服务器可以根据这个字段，判断是否许可本次通信',
    en: 'For the server can judge by this field whether to permit the communication',
    section: 'open-by-default',
    panels: ['no-list'],
  },
  {
    zh: '如果该域名在白名单内，服务器就会做出如下回应',
    en: 'If that domain is on the whitelist, the server will answer as follows',
    section: 'refuse',
    panels: ['listed', 'allowlist'],
  },
];

/** What the note shows rather than says: each text stands in its section, in both languages. */
const SHOWN: readonly (Held & { readonly what: string; readonly texts: readonly string[] })[] = [
  {
    what: 'the page’s first paragraph',
    texts: ["document.querySelectorAll('p')"],
    section: 'demo',
    panels: ['note-server'],
  },
  {
    what: 'a connection to another site',
    texts: ["io('http://127.0.0.1:3001')", 'io.connect('],
    section: 'demo',
    panels: ['note-server'],
  },
  {
    what: 'on `data` a notice, then the paragraph’s new content',
    texts: ["socket.on('data', data =>", '2s后改变数据👻', 'p.textContent = data', 'p.innerHTML = data'],
    section: 'demo',
    panels: ['note-server', 'promise-kept'],
  },
  {
    what: 'the server of Node’s http with Socket.IO',
    texts: ['createServer()', 'new Server(server', "require('socket.io')(server)"],
    section: 'demo',
    panels: ['note-server'],
  },
  {
    what: '`data` to each connection',
    texts: ["io.on('connection', client =>", "client.emit('data', `Hello WebSocket from"],
    section: 'demo',
    panels: ['note-server'],
  },
  {
    what: 'the server listens on 3001 and logs that it does',
    texts: ["SERVER_PORT = '3001'", 'server.listen(SERVER_PORT', 'console.log(`Server is listening on port'],
    section: 'demo',
    panels: [],
  },
  {
    what: 'the repository to clone, and its project',
    texts: ['git clone git@github.com:USTC-Han/cross-domain.git', '8-WebSocket', 'Readme'],
    section: 'demo',
    panels: [],
  },
  {
    what: 'the example of a request',
    texts: [
      'GET /chat HTTP/1.1',
      'Host: server.example.com',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==',
      'Sec-WebSocket-Protocol: chat, superchat',
      'Sec-WebSocket-Version: 13',
      'Origin: http://example.com',
    ],
    section: 'handshake',
    panels: ['fields'],
  },
  {
    what: 'the part that it marks as to be verified',
    texts: ['待考证'],
    section: 'handshake',
    panels: ['fields'],
  },
  {
    what: 'the example of a response',
    texts: [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=',
      'Sec-WebSocket-Protocol: chat',
    ],
    section: 'refuse',
    panels: ['listed'],
  },
  {
    what: 'the pair of key and Accept in its examples',
    texts: ['x3JJHMbDL1EzLkh9GBhXDw==', 'HSmrc0sMlYUkAGmm5OPpG2HaGWk='],
    section: 'accept',
    panels: ['accept-steps'],
  },
];

const ROOT = join(import.meta.dirname, '../..');

/** The text of some HTML of the build. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const htmlOf = ({ html, rest }: Section) => html + rest;

/** What a section quotes of the note, in its order. */
function quotesIn(section: Section): string[] {
  const blocks = [...htmlOf(section).matchAll(/<blockquote>(.*?)<\/blockquote>/gs)];
  return blocks.map(([, html = '']) => /“(.*)”/s.exec(textOf(html))?.[1] ?? textOf(html));
}

/** The lesson that follows the note, and those that it leads to. */
const NAMES = ['websocket', 'socket-io', 'certificate'];

const lessons = new Map<string, Compiled>();
beforeAll(async () => {
  const { catalogue } = await loadCatalogue();
  for (const language of ['zh', 'en'] as const) {
    for (const name of NAMES) {
      const file = `docs/${language}/${name}.md`;
      const source = await readFile(join(ROOT, file), 'utf8');
      lessons.set(`${language}/${name}`, compileLesson(file, language, source, catalogue));
    }
  }
}, 120_000);

describe.each(['zh', 'en'] as const)('the WebSocket lesson in %s', language => {
  const sectionsOf = (name: string): readonly Section[] =>
    lessons.get(`${language}/${name}`)?.lesson.sections ?? [];
  const sections = () => sectionsOf('websocket');
  const panels = () =>
    NAMES.flatMap(name => {
      const ids = sectionsOf(name).flatMap(section => section.panels.flat().map(({ id }) => id));
      return name === 'websocket' ? ids : ids.map(id => `${name}#${id}`);
    });

  test('has no mistake', () => {
    expect(lessons.get(`${language}/websocket`)?.problems).toEqual([]);
  });

  test('quotes each claim of the note once, in the note’s order, and nothing else', () => {
    const quoted = sections().flatMap(section => quotesIn(section).map(quote => [section.id, quote]));
    expect(quoted).toEqual(CLAIMS.map(({ section, ...claim }) => [section, claim[language]]));
  });

  test.each(CLAIMS.map(claim => [claim.en, claim] as const))('runs “%s”', (_, claim) => {
    expect(panels()).toEqual(expect.arrayContaining([...claim.panels]));
  });

  test.each(SHOWN)('shows $what', ({ section: id, panels: held, texts }) => {
    const section = sections().find(one => one.id === id);
    const text = textOf(htmlOf(section ?? { id, title: '', html: '', rest: '', panels: [] }));
    for (const part of texts) expect(text).toContain(part);
    expect(section?.panels.flat().map(panel => panel.id)).toEqual(expect.arrayContaining([...held]));
  });

  test('shows every file of the demo that holds code', async () => {
    const files = Object.keys(await readDemos(ROOT)).filter(path =>
      /^8-websocket\/.*\.(?:html|js)$/.test(path),
    );
    expect(lessons.get(`${language}/websocket`)?.demos.get('demo')?.split(', ')).toEqual(files);
  });
});
