import { hydrateRoot } from 'react-dom/client';
import { readPage } from '../lesson/page.ts';
import { App } from './App.tsx';
import { loadAppPage } from './app-pages.ts';
import { keepPage } from './pages.ts';

const root = document.querySelector('#root');
if (root) {
  const page = readPage(document);
  keepPage(location.pathname, page);
  if (page.kind === 'app') await loadAppPage(page.id);
  hydrateRoot(root, <App first={page} />);
}
// In development the page brings its styles as links, so that it is never naked; from here on Vite's client owns them.
if (import.meta.hot) for (const link of document.querySelectorAll('link[data-development]')) link.remove();
