import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessons } from './web/content/lessons.ts';
import { listings } from './web/content/listings.ts';
import { pages } from './web/content/pages.ts';

export default defineConfig({
  plugins: [react(), lessons(), listings(), pages()],
  build: {
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Later than these, light-dark() stands in the style as written; lowered, it would ignore the reader's choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    // The reader's own pages need no CORS, and no other page may read the sources.
    cors: false,
    fs: { deny: ['.env', '.env.*', '*.{crt,pem,key}', '**/.git/**', '**/.lab/**'] },
    watch: { ignored: ['**/dist/**', '**/.lab/**', '**/test-results/**', '**/*.tsbuildinfo'] },
  },
});
