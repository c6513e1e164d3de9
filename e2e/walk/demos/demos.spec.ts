import { test as base, expect } from '@playwright/test';
import { type Demo, startDemo } from '../../harness/demo.ts';
import { connectFromOutside, NO_NETWORK } from '../../harness/outside.ts';

const test = base.extend<{ demo: Demo }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  demo: async ({}, use) => {
    const demo = await startDemo('8-websocket');
    await use(demo);
    await demo.stop();
  },
});

test('8-websocket: the server’s event changes the first paragraph, and the notice stands in the page', async ({
  page,
  demo,
}) => {
  const problems: string[] = [];
  page.on('pageerror', error => problems.push(String(error)));
  page.on('dialog', dialog => {
    problems.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const socket = page.waitForEvent('websocket');
  await page.goto(demo.page);
  await expect(page.getByRole('paragraph').first()).toHaveText(`Hello WebSocket from ${demo.serverPort}.`);
  await expect(page.getByRole('status')).toHaveText('2s后改变数据👻 / The data changes in 2 s');
  expect(new URL((await socket).url()).host).toBe(`127.0.0.1:${demo.serverPort}`);
  expect(demo.printed()).toContain(`Server is listening on port ${demo.serverPort}\n`);
  expect(problems).toEqual([]);
});

test('8-websocket: the page’s origin may read polled responses, and no other', async ({ demo }) => {
  const allowed = async (origin: string) => {
    const url = `http://127.0.0.1:${demo.serverPort}/socket.io/?EIO=4&transport=polling`;
    const response = await fetch(url, { headers: { Origin: origin } });
    expect(response.status).toBe(200);
    return response.headers.get('access-control-allow-origin');
  };
  expect(await allowed(demo.page)).toBe(demo.page);
  expect(await allowed('http://evil.localhost')).not.toBe('http://evil.localhost');
  expect(await allowed('http://evil.localhost')).not.toBe('*');
});

test('0-nothing: the server responds, and the page gets an error', async ({ page }) => {
  const demo = await startDemo('0-nothing');
  try {
    await page.goto(demo.page);
    await page.getByRole('button').click();
    await expect(page.getByRole('status')).toHaveText('TypeError: Failed to fetch');
    expect(demo.printed()).toContain(`GET / from ${demo.page}: 200\n`);
  } finally {
    await demo.stop();
  }
});

test('1-cors: the page reads the GET, and the PUT behind its preflight', async ({ page }) => {
  const demo = await startDemo('1-cors');
  try {
    await page.goto(demo.page);
    for (const name of ['GET', 'PUT']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('status')).toHaveText(`Hello CORS from 3001, ${name}.`);
    }
  } finally {
    await demo.stop();
  }
});

test('1-cors: the server names the page’s origin and no other, and says that responses differ by it', async () => {
  const demo = await startDemo('1-cors');
  try {
    const origins = [demo.page, demo.page.replace('localhost', '127.0.0.1'), 'null'];
    const named = origins.map(async origin => {
      const { headers } = await fetch(`http://localhost:${demo.serverPort}/`, {
        headers: { Origin: origin },
      });
      return [headers.get('access-control-allow-origin'), headers.get('vary')];
    });
    expect(await Promise.all(named)).toEqual([
      [demo.page, 'Origin'],
      [null, 'Origin'],
      [null, 'Origin'],
    ]);
  } finally {
    await demo.stop();
  }
});

test('2-jsonp: the script changes the paragraph, and the notice stands in the page', async ({ page }) => {
  const demo = await startDemo('2-jsonp');
  try {
    await page.goto(demo.page);
    await expect(page.getByRole('status')).toHaveText('2s后改变数据 / The data changes in 2 s');
    await expect(page.getByRole('paragraph')).toHaveText('Hello JSONP from 3001.');
  } finally {
    await demo.stop();
  }
});

test('2-jsonp: a callback that is no name gets no script', async () => {
  const demo = await startDemo('2-jsonp');
  try {
    for (const callback of ['', 'a b', 'show;alert(1)//', 'a'.repeat(65)]) {
      const query = new URLSearchParams({ callback });
      const response = await fetch(`http://localhost:${demo.serverPort}/?${query}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([400, null]);
    }
  } finally {
    await demo.stop();
  }
});

test('3-post-message: the frame shows the page’s message, and the page its reply', async ({ page }) => {
  const demo = await startDemo('3-post-message');
  try {
    const problems: string[] = [];
    page.on('pageerror', error => problems.push(String(error)));
    await page.goto(demo.page);
    await expect(page.frameLocator('iframe').getByRole('paragraph')).toHaveText('Hello from 3000.');
    await expect(page.getByRole('status')).toHaveText('收到 / Received: Hello from 3000.');
    expect(problems).toEqual([]);
  } finally {
    await demo.stop();
  }
});

test('3-post-message: page and frame ignore messages from other origins', async ({ page }) => {
  const demo = await startDemo('3-post-message');
  try {
    await page.goto(demo.page);
    const reply = '收到 / Received: Hello from 3000.';
    await expect(page.getByRole('status')).toHaveText(reply);
    // Each sends one to itself, which is not the origin that it expects.
    for (const frame of page.frames())
      await frame.evaluate(
        () =>
          new Promise(resolve => {
            addEventListener('message', () => setTimeout(resolve));
            postMessage('from itself', '*');
          }),
      );
    await expect(page.frameLocator('iframe').getByRole('paragraph')).toHaveText('Hello from 3000.');
    await expect(page.getByRole('status')).toHaveText(reply);
  } finally {
    await demo.stop();
  }
});

for (const folder of ['4-window-name', '5-location-hash', '6-document-domain'])
  test(`${folder}: the page shows what the other port’s page has`, async ({ page }) => {
    const demo = await startDemo(folder);
    try {
      const problems: string[] = [];
      page.on('pageerror', error => problems.push(String(error)));
      await page.goto(demo.page);
      await expect(page.getByRole('status')).toHaveText('Hello from 3001.');
      expect(problems).toEqual([]);
    } finally {
      await demo.stop();
    }
  });

test('7-1-proxy: the page reads through its own origin, and changeOrigin changes Host alone', async ({
  page,
}) => {
  const demo = await startDemo('7-1-proxy');
  try {
    await page.goto(demo.page);
    await expect(page.getByRole('paragraph')).toHaveText('Hello proxy from 3001.');
    const seen = JSON.parse((await page.getByRole('status').textContent()) ?? '');
    expect(seen).toEqual({ host: `127.0.0.1:${demo.serverPort}`, origin: demo.page });
  } finally {
    await demo.stop();
  }
});

for (const [script, status] of [
  ['start', '403 not on the allowlist'],
  ['unsafe', '200 purchase prices'],
] as const)
  test(`7-2-open-proxy, npm run ${script}: an internal service gives ${status}`, async ({ page }) => {
    const demo = await startDemo('7-2-open-proxy', script);
    try {
      await page.goto(demo.page);
      await page.getByRole('button', { name: 'Public API' }).click();
      await expect(page.getByRole('status')).toContainText('200 tea, cups');
      await page.getByRole('button', { name: 'Internal service' }).click();
      await expect(page.getByRole('status')).toContainText(status);
    } finally {
      await demo.stop();
    }
  });

test('7-2-open-proxy: what is no URL on the list is not fetched', async () => {
  const demo = await startDemo('7-2-open-proxy');
  try {
    const listed = `http://127.0.0.1:${demo.serverPort}/`;
    for (const url of [
      '',
      'x',
      'file:///etc/passwd',
      `${listed}?x`,
      `${listed}@evil.example/`,
      listed.replace('127.0.0.1', '127.0.0.2'),
    ]) {
      const response = await fetch(`${demo.page}/proxy?${new URLSearchParams({ url })}`);
      expect([url, response.status]).toEqual([url, 403]);
    }
  } finally {
    await demo.stop();
  }
});

test('11-streams: the page gets one message after the other, each in a response of its own', async ({
  page,
}) => {
  const demo = await startDemo('11-streams');
  try {
    await page.goto(demo.page);
    await expect(page.getByRole('listitem').nth(0)).toHaveText('Hello 1 from 3001.');
    await expect(page.getByRole('listitem').nth(1)).toHaveText('Hello 2 from 3001.');
  } finally {
    await demo.stop();
  }
});

test('11-streams: no other origin may read, and an id that is none is not repeated', async () => {
  const demo = await startDemo('11-streams');
  try {
    const response = await fetch(`http://localhost:${demo.serverPort}/`, {
      headers: { 'Last-Event-ID': 'x: y', Origin: 'http://evil.localhost' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe(demo.page);
    expect(await response.text()).toBe('retry: 500\n\nid: 1\ndata: Hello 1 from 3001.\n\n');
  } finally {
    await demo.stop();
  }
});

test('8-websocket: nobody else on the network can reach it', async ({ demo }) => {
  test.skip(NO_NETWORK !== '', NO_NETWORK);
  for (const port of [demo.pagePort, demo.serverPort])
    expect(await connectFromOutside(port)).toBe('ECONNREFUSED');
});
