import { createServer } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { type Demo, startDemo } from '../../harness/demo.ts';
import { connectFromOutside, NO_NETWORK } from '../../harness/outside.ts';
import { freePorts } from '../../harness/ports.ts';

const FORM_DATA = 'Hello form from 3001.';

test('9-form-post: the page shows the response of its form', async ({ page }) => {
  for (const script of ['start', 'unsafe']) {
    const demo = await startDemo('9-form-post', script);
    try {
      await page.goto(demo.page);
      await expect(page.getByRole('status'), script).toHaveText(FORM_DATA);
    } finally {
      await demo.stop();
    }
  }
});

/** A page of another origin that posts the demo’s form into a frame, and what it is told within a second. */
async function toldAnother(page: Page, { serverPort }: Demo): Promise<string> {
  const [port = 0] = await freePorts(1);
  const html = `<!doctype html><form method="post" action="http://localhost:${serverPort}/" target="f"></form>
<iframe name="f"></iframe><script>
  const told = new Promise(resolve => {
    onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, 1000, 'nothing');
  });
  document.forms[0].submit();
</script>`;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html));
  await new Promise<void>(resolve => server.listen(port, 'localhost', resolve));
  await page.goto(`http://localhost:${port}`);
  const told = await page.evaluate<string>('told');
  server.close();
  server.closeAllConnections();
  return told;
}

test('9-form-post: the response goes to no other page; of the unsafe one it does', async ({ page }) => {
  for (const [script, told] of [
    ['start', 'nothing'],
    ['unsafe', FORM_DATA],
  ] as const) {
    const demo = await startDemo('9-form-post', script);
    try {
      expect(await toldAnother(page, demo), script).toBe(told);
    } finally {
      await demo.stop();
    }
  }
});

test('9-form-post: the page ignores messages from other origins; the unsafe one takes them', async ({
  page,
}) => {
  for (const [script, shown] of [
    ['start', FORM_DATA],
    ['unsafe', 'from itself'],
  ] as const) {
    const demo = await startDemo('9-form-post', script);
    try {
      await page.goto(demo.page);
      await expect(page.getByRole('status')).toHaveText(FORM_DATA);
      await page.evaluate(
        () =>
          new Promise(resolve => {
            addEventListener('message', () => setTimeout(resolve));
            postMessage('from itself', '*');
          }),
      );
      await expect(page.getByRole('status'), script).toHaveText(shown);
    } finally {
      await demo.stop();
    }
  }
});

test('9-form-post: nobody else on the network can reach the unsafe one', async () => {
  test.skip(NO_NETWORK !== '', NO_NETWORK);
  const demo = await startDemo('9-form-post', 'unsafe');
  try {
    for (const port of [demo.pagePort, demo.serverPort])
      expect(await connectFromOutside(port)).toBe('ECONNREFUSED');
  } finally {
    await demo.stop();
  }
});
