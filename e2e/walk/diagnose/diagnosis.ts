import type { ConsoleMessage, Page } from '@playwright/test';

/** The page “My app fails”, as a person finds its parts. */
export function diagnosisOf(page: Page) {
  const region = page.getByRole('region', { name: /^(Diagnosis|诊断)$/ });
  return {
    region,
    box: page.getByRole('textbox', { name: /^(Console lines|控制台的几行)/ }),
    decision: region.locator('[data-cause]'),
    hint: (id: string) => region.locator(`[data-hint="${id}"]`),
    need: (id: string) => region.locator(`[data-need="${id}"]`),
    composer: region.getByRole('link', {
      name: /^(Open this case in the composer|在自由实验里打开这个情形)$/,
    }),
  };
}

/** What a script of the page does about an address: the browser alone says why it fails. */
export type Attempt =
  | { readonly kind: 'fetch'; readonly url: string; readonly init: RequestInit }
  | { readonly kind: 'websocket'; readonly url: string };

/** Makes the attempt in the page and returns what the browser printed of it, as it stands in DevTools. */
export async function printedBy(page: Page, attempt: Attempt): Promise<string> {
  const lines: string[] = [];
  const note = (message: ConsoleMessage) => {
    if (message.type() === 'error') lines.push(message.text());
  };
  page.on('console', note);
  const told = page.waitForEvent('console', message => message.type() === 'error');
  await page.evaluate(async made => {
    if (made.kind === 'fetch') await fetch(made.url, made.init).catch(() => {});
    else
      await new Promise(resolve => {
        new WebSocket(made.url).onclose = resolve;
      });
  }, attempt);
  await told;
  page.off('console', note);
  return lines.join('\n');
}
