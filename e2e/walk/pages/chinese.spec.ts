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

/** Where a line of the page’s text begins with a mark that belongs to the line before: the mark, with what is around it. */
function linesThatBeginWithAMark(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    const texts = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
    const rectOf = (text: Text, at: number): DOMRect | undefined => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getClientRects()[0];
    };
    const blockOf = (text: Text): Element | null => {
      let element = text.parentElement;
      while (element && getComputedStyle(element).display === 'inline') element = element.parentElement;
      return element;
    };
    const begins: string[] = [];
    let before: { readonly text: Text; readonly at: number; readonly block: Element | null } | undefined;
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      // Code and bytes are broken where they must be.
      if (text.parentElement?.closest('pre, svg')) continue;
      const block: Element | null = blockOf(text);
      for (let at = 0; at < text.length; at++) {
        if (before?.block === block && /[、，。；：！？）”’]/.test(text.data[at] ?? '')) {
          const [last, here] = [rectOf(before.text, before.at), rectOf(text, at)];
          if (last && here && here.top >= last.bottom)
            begins.push(`${before.text.data.slice(-12)} ⏎ ${text.data.slice(at, at + 6)}`);
        }
        if ((text.data[at] ?? '').trim() !== '') before = { text, at, block };
      }
    }
    return begins;
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  const lessons = lessonPages().filter(({ language }) => language === 'zh');
  for (const path of ['/zh', '/zh/compose', ...lessons.map(lesson => lesson.path)]) {
    test(`no line of ${path} begins with punctuation that belongs to the one before`, async ({ page }) => {
      await page.goto(path);
      expect(await linesThatBeginWithAMark(page)).toEqual([]);
    });
  }
});
