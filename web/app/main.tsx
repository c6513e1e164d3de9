import { hydrateRoot } from 'react-dom/client';
import { readPage } from '../lesson/page.ts';
import { App } from './App.tsx';

const root = document.querySelector('#root');
if (root) hydrateRoot(root, <App page={readPage(document)} />);
