/** The generators that our pages are held against, as their own templates set them up: documentation, a sidebar, two colour schemes. */
import type { PlainLesson } from './lessons.ts';

export interface Generator {
  readonly name: 'Docusaurus' | 'VitePress';
  readonly packages: Readonly<Record<string, string>>;
  /** Arguments after `npx`. */
  readonly build: readonly string[];
  /** Where the pages then are. */
  readonly output: string;
  /** By path, all that its project holds besides packages. */
  readonly files: (lessons: readonly PlainLesson[]) => Readonly<Record<string, string>>;
}

const TITLE = 'Cross-Domain Lab';

export const GENERATORS: readonly Generator[] = [
  {
    name: 'Docusaurus',
    packages: {
      '@docusaurus/core': '3.10.2',
      '@docusaurus/preset-classic': '3.10.2',
      '@mdx-js/react': '3.1.1',
      react: '19.2.0',
      'react-dom': '19.2.0',
    },
    build: ['docusaurus', 'build'],
    output: 'build',
    files: lessons => ({
      'docusaurus.config.js': `module.exports = ${JSON.stringify({
        title: TITLE,
        url: 'http://localhost',
        baseUrl: '/',
        trailingSlash: false,
        onBrokenLinks: 'ignore',
        onBrokenAnchors: 'ignore',
        // Lessons are plain Markdown: in MDX their braces would be expressions.
        markdown: { format: 'md' },
        presets: [
          [
            'classic',
            { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false, pages: false },
          ],
        ],
        themeConfig: { navbar: { title: TITLE } },
      })};`,
      'sidebars.js': `module.exports = ${JSON.stringify({
        lessons: lessons.map(({ id, label }) => ({ type: 'doc', id, label })),
      })};`,
      ...Object.fromEntries(lessons.map(({ id, markdown }) => [`docs/${id}.md`, markdown])),
    }),
  },
  {
    name: 'VitePress',
    packages: { vitepress: '1.6.4' },
    build: ['vitepress', 'build'],
    output: '.vitepress/dist',
    files: lessons => ({
      '.vitepress/config.mjs': `export default ${JSON.stringify({
        title: TITLE,
        cleanUrls: true,
        ignoreDeadLinks: true,
        themeConfig: { sidebar: lessons.map(({ id, label }) => ({ text: label, link: `/${id}` })) },
      })};`,
      ...Object.fromEntries(lessons.map(({ id, markdown }) => [`${id}.md`, markdown])),
    }),
  },
];
