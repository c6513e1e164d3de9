import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import type { Server as SocketIoServer } from 'socket.io';
import { freePorts } from '../../harness/ports.ts';

const socketIo: (server: Server, options?: object) => SocketIoServer = createRequire(import.meta.url)(
  'socket.io',
);

interface Note {
  /** The page's origin. */
  readonly origin: string;
  /** The note's server with its own lines, and what a page does with its data. */
  start(
    page: Page,
    lines: (server: string) => string,
    options?: { data?: string; cors?: boolean },
  ): Promise<void>;
}

/** The page and the server of the note, each on a port of its own. */
const test = base.extend<{ note: Note }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  note: async ({}, use) => {
    const [pagePort = 0, serverPort = 0] = await freePorts(2);
    const origin = `http://localhost:${pagePort}`;
    const url = `http://127.0.0.1:${serverPort}`;
    let html = '';
    const pages = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(html);
    });
    await new Promise<void>(resolve => pages.listen(pagePort, 'localhost', resolve));
    const server = createServer();
    let io: SocketIoServer | undefined;
    await use({
      origin,
      async start(page, lines, { data = 'Hello WebSocket from 3001.', cors = true } = {}) {
        html = `<p>Data</p><script src="${url}/socket.io/socket.io.js"></script>${lines(url)}`;
        io = socketIo(server, cors ? { cors: { origin } } : {});
        io.on('connection', client => {
          client.emit('data', data);
        });
        await new Promise<void>(resolve => server.listen(serverPort, '127.0.0.1', resolve));
        await page.goto(origin);
      },
    });
    const closed = io?.close();
    pages.close();
    // Else a connection that the browser opened ahead of any request is waited for.
    for (const each of [server, pages]) each.closeAllConnections();
    await closed;
  },
});

/** The note's page side. */
const LINES = (url: string) => `
  var p = document.getElementsByTagName('p')[0];
  var io = io.connect('${url}');
  io.on('data', function (data) {
    alert('2s后改变数据👻');
    p.innerHTML = data
  });`;
const classic = (code: string) => `<script>${code}</script>`;

test('the lines work unchanged where the server lists the page in cors, and io is then the socket', async ({
  page,
  note,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.accept();
  });
  await note.start(page, url => classic(`var same = io === io.connect;${LINES(url)}`));
  await expect(page.getByRole('paragraph')).toHaveText('Hello WebSocket from 3001.');
  expect(dialogs).toEqual(['2s后改变数据👻']);
  expect(await page.evaluate('same')).toBe(true);
  expect(await page.evaluate('typeof io.emit')).toBe('function');
  await expect(page.evaluate("io('/other')")).rejects.toThrow('TypeError: io is not a function');
});

test.describe('io shadows itself', () => {
  const cases: readonly [how: string, lines: (url: string) => string, error: string][] = [
    ['in a function', url => classic(`(function () {${LINES(url)}})()`), 'undefined'],
    ['in a module', url => `<script type="module">${LINES(url)}</script>`, 'undefined'],
    ['with const', url => classic(LINES(url).replace('var io', 'const io')), 'before initialization'],
    ['with let', url => classic(LINES(url).replace('var io', 'let io')), 'before initialization'],
  ];
  for (const [how, lines, message] of cases) {
    test(`${how} the line throws`, async ({ page, note }) => {
      const thrown = page.waitForEvent('pageerror');
      await note.start(page, lines);
      expect((await thrown).message).toContain(message);
    });
  }
});

test.describe('data from outside', () => {
  const data = '<img src="x:" onerror="document.title = \'ran\'">';
  const quiet = (url: string) => LINES(url).replace(/alert.*/, '');

  test('is markup for innerHTML, and its script runs', async ({ page, note }) => {
    await note.start(page, url => classic(quiet(url)), { data });
    await expect(page).toHaveTitle('ran');
  });

  test('is text for textContent', async ({ page, note }) => {
    await note.start(page, url => classic(quiet(url).replace('innerHTML', 'textContent')), { data });
    await expect(page.getByRole('paragraph')).toHaveText(data);
    await expect(page.getByRole('img')).toHaveCount(0);
  });
});

test('a server without cors lets no other origin read its polled responses', async ({ page, note }) => {
  const blocked = page.waitForEvent('console', message => /blocked by CORS policy/.test(message.text()));
  await note.start(page, url => classic(LINES(url)), { cors: false });
  await blocked;
  await expect(page.getByRole('paragraph')).toHaveText('Data');
});
