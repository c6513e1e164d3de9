import { createElement } from 'react';
import type { AppPage } from '../lesson/lesson.ts';
import { loadAppPage } from './app-pages.ts';
import { hydrate } from './hydrate.ts';
import { TOOL_IDS } from './ids.ts';
import { Tool } from './Tool.tsx';

/** Wakes a page of the app that stands in the document. Returns what ends it. */
export async function hydrateTool(main: Element, page: AppPage): Promise<() => void> {
  await loadAppPage(page.id);
  if (!main.isConnected) return () => {}; // the reader has turned the page meanwhile
  return hydrate(main, createElement(Tool, { page }), TOOL_IDS);
}
