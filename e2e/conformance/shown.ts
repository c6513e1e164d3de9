import type { Locator } from '@playwright/test';

/** One HTTP exchange as a panel shows it: the raw heads, and the text of a body that is no packet. */
export interface ShownExchange {
  readonly request: string;
  readonly response: string;
  readonly bodies: readonly string[];
}

/** Opens the wire of a panel whose run is over and reached the lab, down to the raw bytes, and reads them. */
export async function shownExchanges(panel: Locator): Promise<readonly ShownExchange[]> {
  await panel.locator('.wire-view > summary').click();
  await panel.locator('.exchange').first().waitFor();
  const shown: ShownExchange[] = [];
  for (const exchange of await panel.locator('.exchange').all()) {
    const bodies: string[] = [];
    for (const body of await exchange.locator('details[data-kind=body]').all()) {
      await body.locator('> summary').click();
      bodies.push(...(await body.locator('> pre').allTextContents()));
    }
    const request = await rawHead(exchange.locator('details[data-kind=request]'));
    const response = await rawHead(exchange.locator('details[data-kind=response]'));
    shown.push({ request, response, bodies });
  }
  return shown;
}

async function rawHead(item: Locator): Promise<string> {
  await item.locator('> summary').click();
  await item.locator('details.raw > summary').click();
  return (await item.locator('pre[data-raw]').textContent()) ?? '';
}

/** Bytes of another witness with the masks that the lab puts into its own record. */
export function masked(text: string): string {
  return text.replace(/([?&](?:token|run)=)[^&\s"]*/g, '$1********').replace(/^(Cookie: ).*$/m, '$1********');
}

/** A head without its `Cookie` field, which Chromium leaves out of its record. */
export function withoutCookie(head: string): string {
  return head.replace(/^Cookie: .*\r\n/m, '');
}
