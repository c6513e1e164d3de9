import { createElement, startTransition } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import type { AppPage } from '../lesson/lesson.ts';
import { loadAppPage } from './app-pages.ts';
import { TOOL_IDS } from './ids.ts';
import { Tool } from './Tool.tsx';

/** Wakes a page of the app that stands in the document. Returns what ends it. */
export async function hydrateTool(main: Element, page: AppPage): Promise<() => void> {
  await loadAppPage(page.id);
  if (!main.isConnected) return () => {}; // the reader has turned the page meanwhile
  let root: Root | undefined;
  // In a transition React gives way to the reader's input and to painting.
  startTransition(() => {
    root = hydrateRoot(main, createElement(Tool, { page }), { identifierPrefix: TOOL_IDS });
  });
  return () => root?.unmount();
}
