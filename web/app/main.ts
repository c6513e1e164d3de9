import { readPage } from '../lesson/page.ts';
import { startNavigation } from './navigation.ts';
import { keepPage } from './pages.ts';
import { showPage, wakePage } from './show-page.ts';

const root = document.querySelector('#root');
if (root) {
  const page = readPage(document);
  // A copy, before anything of it wakes: Back shows the page as it came.
  keepPage(location.pathname, { page, root: root.cloneNode(true), title: document.title });
  startNavigation(showPage);
  wakePage(page);
}
// In development the page brings its styles as links, so that it is never naked; from here on Vite's client owns them.
if (import.meta.hot) for (const link of document.querySelectorAll('link[data-development]')) link.remove();
