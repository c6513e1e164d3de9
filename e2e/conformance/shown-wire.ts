import { expect, type Locator } from '@playwright/test';

/** A head as a panel shows it, in each of its three forms. */
export interface ShownHead {
  /** The raw head, one character a byte. */
  readonly text: string;
  /** The bytes of the hex view. */
  readonly bytes: Buffer;
  /** The list of fields, in order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What the panel says about its masks; empty where it has none. */
  readonly masks: string;
}

/** One HTTP exchange as a panel shows it. */
export interface ShownWire {
  /** The heading that names the connection; exchanges of one connection share it. */
  readonly connection: string;
  readonly request: ShownHead;
  readonly response: ShownHead | null;
  /** Bytes of the bodies' hex views; empty where the panel shows no body. */
  readonly sent: Buffer;
  readonly received: Buffer;
}

/** Opens everything in the wire of a panel whose run is over, and reads its exchanges. */
export async function shownWire(panel: Locator): Promise<readonly ShownWire[]> {
  const bytes = panel.locator('[data-opens="bytes"]');
  if ((await bytes.getAttribute('aria-expanded')) === 'false') await bytes.click();
  const wire = panel.locator('.wire-view');
  await openAll(wire);
  const found = await wire.locator('.exchange').evaluateAll(exchanges => {
    const textIn = (within: Element | null, selector: string) =>
      Array.from(within?.querySelectorAll(selector) ?? [], ({ textContent }) => textContent ?? '').join(' ');
    const headOf = (item: Element) => ({
      text: textIn(item, 'pre[data-raw]'),
      hex: textIn(item, ':scope > .raw .hex-bytes'),
      fields: Array.from(item.querySelectorAll(':scope > .fields > .field'), field => [
        textIn(field, 'dt > code'),
        textIn(field, 'dd > code'),
      ]),
      masks: textIn(item, ':scope > .masks'),
    });
    return exchanges.map(exchange => {
      const item = (end: string) => exchange.querySelector(`[data-item$="${end}"]`);
      const request = item(':request');
      const response = item(':response');
      return {
        connection: textIn(exchange, 'h4'),
        request: request && headOf(request),
        response: response && headOf(response),
        sent: textIn(item(':sent'), ':scope > .raw .hex-bytes'),
        received: textIn(item(':received'), ':scope > .raw .hex-bytes'),
      };
    });
  });
  return found.map(({ connection, request, response, sent, received }) => {
    if (request === null) throw new Error(`${connection} shows an answer without its request.`);
    return {
      connection,
      request: headFrom(request),
      response: response && headFrom(response),
      sent: bytesOf(sent),
      received: bytesOf(received),
    };
  });
}

interface FoundHead {
  readonly text: string;
  readonly hex: string;
  readonly fields: readonly (readonly string[])[];
  readonly masks: string;
}

function headFrom({ text, hex, fields, masks }: FoundHead): ShownHead {
  return {
    text,
    bytes: bytesOf(hex),
    fields: fields.map(([name = '', value = '']) => [name, value] as const),
    masks,
  };
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

/** Folds render what is in them when they are opened, which may be further folds and bytes behind a button. */
async function openAll(root: Locator): Promise<void> {
  const closed = root.locator('details:not([open])');
  const empty = root.locator('details[open]:not(:has(> :not(summary)))');
  while ((await closed.count()) > 0) {
    await closed.evaluateAll(found => {
      for (const details of found) if (details instanceof HTMLDetailsElement) details.open = true;
    });
    await expect(empty).toHaveCount(0);
  }
  const more = root.locator('.hex > button');
  for (let left = await more.count(); left > 0; left -= 1) await more.first().click();
  await expect(more).toHaveCount(0);
}

/** Stands in the lab's record for whatever is hidden. */
export const MASK = '********';

/** A text of another witness with the lab's masks in place of token and run. */
export function withoutAttribution(text: string): string {
  return text
    .replace(/([?&]token=)[0-9a-f]{32}(?![0-9a-f])/g, `$1${MASK}`)
    .replace(/([?&]run=)[0-9a-f]{16}(?![0-9a-f])/g, `$1${MASK}`);
}

/** Name and value of every field of a head, in order, without white space around the value (RFC 9112 §5). */
export function fieldsOf(head: string): readonly (readonly [name: string, value: string])[] {
  return head
    .slice(0, head.indexOf('\r\n\r\n'))
    .split('\r\n')
    .slice(1)
    .map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')] as const;
    });
}
