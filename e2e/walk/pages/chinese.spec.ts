import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { lessonPages } from '../lessons/course.ts';

/** How wide a character between two Han characters is drawn in the notes, in its own font size; null where there is none. */
function widthOf(page: Page, mark: string): Promise<number | null> {
  return page.evaluate(mark => {
    const notes = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
    const between = new RegExp(`(?<=\\p{Script=Han})${mark}(?=\\p{Script=Han})`, 'u');
    while (notes.nextNode()) {
      const text = notes.currentNode as Text;
      const at = text.data.search(between);
      if (at < 0 || !text.parentElement?.checkVisibility()) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize);
      return range.getBoundingClientRect().width / size;
    }
    return null;
  }, mark);
}

test('Chinese quotation marks come from a Chinese face, which draws them as wide as a character', async ({
  page,
}) => {
  await page.goto('/zh/websocket');
  for (const mark of ['“', '”']) expect(await widthOf(page, mark), mark).toBeCloseTo(1, 1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  for (const { path } of lessonPages().filter(({ language }) => language === 'zh')) {
    test(`no line of the text of ${path} begins with punctuation that belongs to the one before`, async ({
      page,
    }) => {
      await page.goto(path);
      const found = await page.evaluate(() => {
        const texts = document.createTreeWalker(
          document.querySelector('main') as Element,
          NodeFilter.SHOW_TEXT,
        );
        for (const fold of document.querySelectorAll<HTMLDetailsElement>('details.after')) fold.open = true;
        const topOf = (text: Text, at: number): number | null => {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getClientRects()[0]?.bottom ?? null;
        };
        const begins: string[] = [];
        let before: { text: Text; at: number } | null = null;
        while (texts.nextNode()) {
          const text = texts.currentNode as Text;
          if (!text.parentElement?.closest('.notes') || text.parentElement.closest('pre, table')) continue;
          for (let at = 0; at < text.length; at++) {
            const mark = /[、，。；：！？）”’]/.test(text.data[at] ?? '');
            if (mark && before) {
              const [last, here] = [topOf(before.text, before.at), topOf(text, at)];
              const sameBlock =
                before.text.parentElement?.closest('p, li, h2, h3, summary') ===
                text.parentElement.closest('p, li, h2, h3, summary');
              if (sameBlock && last !== null && here !== null && here - last > 8)
                begins.push(text.data.slice(Math.max(0, at - 8), at + 3));
            }
            if ((text.data[at] ?? '').trim() !== '') before = { text, at };
          }
        }
        return begins;
      });
      expect(found).toEqual([]);
    });
  }
});
