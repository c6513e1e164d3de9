import course from 'virtual:course';
import { renderToString } from 'react-dom/server';
import { type Origins, PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import {
  APP_PAGE_IDS,
  appAddress,
  homeAddress,
  LANGUAGE_TAGS,
  LANGUAGES,
  lessonAddress,
} from '../addresses.ts';
import type { Language } from '../language.ts';
import type { ContentPage, CourseEntry } from '../lesson/lesson.ts';
import { pageData } from '../lesson/page.ts';
import { wakeNow } from '../lesson/wake.ts';
import { APP_PAGES } from '../tool-pages.ts';
import { loadAppPage } from './app-pages.ts';
import { Choose } from './Choose.tsx';
import { CONTENT_IDS, Content } from './Content.tsx';
import { Shell } from './Shell.tsx';
import { documentTitle, wordsOf } from './words.ts';

/** Where the page finds its script and its style: other files in development than in a build. */
export interface Assets {
  readonly head: string;
  readonly boot: string;
  /** Elements of the head for the style. */
  readonly style: string;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 0v16' stroke='%23888' stroke-width='1.5'/%3E%3Ccircle cx='8' cy='8' r='4.5' fill='%23c2410c'/%3E%3C/svg%3E";

/** The addresses of all pages; `/zh/404` is the page for addresses that do not exist. */
export function addresses(): string[] {
  return [CHOOSE, ...PAGES.keys()];
}

/** One page with placeholders where origins stand; null where the address has none. */
export async function renderPage(address: string, assets: Assets): Promise<string | null> {
  if (address === CHOOSE) return chooseDocument(assets);
  const page = PAGES.get(address)?.();
  if (!page) return null;
  if (page.kind === 'lesson') {
    await Promise.all(page.sections.flatMap(({ panels }) => panels.map(wakeNow)));
  }
  if (page.kind === 'app') await loadAppPage(page.id);
  return pageDocument(page, assets);
}

/** The notes of every lesson as HTML: what may be in pages, and in no script. */
export function lessonTexts(): string[] {
  return LANGUAGES.flatMap(language => course[language]).flatMap(({ intro, notes, sections }) => [
    intro,
    notes,
    ...sections.flatMap(({ html, rest, panels }) => [
      html,
      rest,
      ...panels.flatMap(({ wrong = [] }) => wrong.flatMap(({ name, text }) => [name, text])),
    ]),
  ]);
}

/** Where no language is chosen yet. */
const CHOOSE = '/';

const PAGES: ReadonlyMap<string, () => ContentPage> = new Map(LANGUAGES.flatMap(pagesOf));

function pagesOf(language: Language): [address: string, page: () => ContentPage][] {
  const missing = wordsOf(language).missingTitle;
  return [
    [homeAddress(language), () => ({ ...baseOf(language), kind: 'home' })],
    [`/${language}/404`, () => ({ ...baseOf(language), kind: 'missing', title: missing })],
    ...APP_PAGE_IDS.map((id): [string, () => ContentPage] => [
      appAddress(language, id),
      () => ({ ...baseOf(language), kind: 'app', id, title: APP_PAGES[id].title[language] }),
    ]),
    ...course[language].map((lesson): [string, () => ContentPage] => {
      if (lesson.id in APP_PAGES)
        throw new Error(
          `docs/${language}/${lesson.id}.md: /${language}/${lesson.id} is a page of the app already`,
        );
      return [lessonAddress(language, lesson.id), () => ({ ...baseOf(language), ...lesson, kind: 'lesson' })];
    }),
  ];
}

function baseOf(language: Language): {
  language: Language;
  title: string;
  origins: Origins;
  course: CourseEntry[];
} {
  const entries = course[language].map(({ id, label, sections }) => ({
    id,
    label,
    claims: sections.flatMap(({ panels }) => panels.map(panel => panel.id)),
  }));
  return { language, title: wordsOf(language).course, origins: PLACEHOLDER_ORIGINS, course: entries };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function pageDocument(page: ContentPage, assets: Assets): string {
  const content = `<main id="main" tabindex="-1">${renderToString(<Content page={page} />, { identifierPrefix: CONTENT_IDS })}</main>`;
  const data = escapeHtml(JSON.stringify(pageData(page)));
  return documentOf(assets, {
    language: page.language,
    title: documentTitle(page),
    body: `<div id="root" data-page="${data}">${renderToString(<Shell first={page} content={content} />)}</div>`,
  });
}

/** It needs no script but the one that goes on to the reader's language. */
function chooseDocument(assets: Assets): string {
  const body = renderToString(<Choose />);
  return documentOf(assets, { language: 'en', title: wordsOf('en').course, body });
}

interface DocumentParts {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

function documentOf({ head, boot, style }: Assets, { language, title, body }: DocumentParts): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(wordsOf(language).promise)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${ICON}">
<script src="${head}"></script>
${style}
<script type="module" src="${boot}"></script>
</head>
<body>
${body}
</body>
</html>
`;
}
