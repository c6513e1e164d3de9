import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { readPage } from '../lesson/page.ts';
import { keepPage } from './pages.ts';
import { Shell } from './Shell.tsx';
import { wakeContent } from './show-content.ts';

const root = document.querySelector('#root');
const main = document.querySelector('#main');
if (root && main) {
  const page = readPage(document);
  // A copy, before anything of it wakes: Back shows the page as it came.
  keepPage(location.pathname, { page, main: main.cloneNode(true) });
  // In a transition React gives way to the reader's input and to painting.
  startTransition(() => void hydrateRoot(root, <Shell first={page} />));
  await wakeContent(page);
}
// In development the page brings its styles as links, so that it is never naked; from here on Vite's client owns them.
if (import.meta.hot) for (const link of document.querySelectorAll('link[data-development]')) link.remove();
