import course, { moved } from 'virtual:course';
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
import type { ContentPage, CourseEntry, Summaries } from '../lesson/lesson.ts';
import { pageData } from '../lesson/page.ts';
import { wakeNow } from '../lesson/wake.ts';
import { APP_PAGES } from '../tool-pages.ts';
import { loadAppPage } from './app-pages.ts';
import { Choose } from './Choose.tsx';
import { CONTENT_IDS, Content } from './Content.tsx';
import { type HeadTags, headTags } from './head-tags.ts';
import { LIVE } from './home/LiveSlot.tsx';
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
  const entry = PAGES.get(address);
  if (!entry) return null;
  const page = entry.page();
  if (page.kind === 'lesson') {
    await Promise.all(page.sections.flatMap(({ panels }) => panels.map(wakeNow)));
  }
  if (page.kind === 'app') await loadAppPage(page.id);
  if (page.kind === 'home') await LIVE.wakeNow();
  return pageDocument(page, entry.head, assets);
}

/** The notes of every lesson as HTML: what may be in pages, and in no script. */
export function lessonTexts(): string[] {
  return LANGUAGES.flatMap(language => course[language]).flatMap(({ intro, notes, sections }) => [
    intro,
    notes,
    ...sections.flatMap(({ html, rest, panels }) => [
      html,
      rest,
      ...panels.flat().flatMap(({ wrong = [] }) => wrong.flatMap(({ name, text }) => [name, text])),
    ]),
  ]);
}

/** Where no language is chosen yet. */
const CHOOSE = '/';

interface Entry {
  readonly page: () => ContentPage;
  readonly head: Omit<HeadTags, 'title'>;
}

const HOMES = { zh: homeAddress('zh'), en: homeAddress('en'), 'x-default': CHOOSE } as const;

const PAGES: ReadonlyMap<string, Entry> = new Map(LANGUAGES.flatMap(pagesOf));

function pagesOf(language: Language): [address: string, entry: Entry][] {
  const { missingTitle, promise } = wordsOf(language);
  const home = homeAddress(language);
  const missing = () => ({ ...baseOf(language), kind: 'missing', title: missingTitle }) as const;
  const unlisted = { description: missingTitle, found: null, moved: {} };
  return [
    [
      home,
      {
        page: () => ({ ...baseOf(language), kind: 'home', summaries: summariesOf(language) }),
        head: { description: promise, found: { path: home, alternates: HOMES }, moved: {} },
      },
    ],
    [`/${language}/404`, { page: missing, head: unlisted }],
    ...APP_PAGE_IDS.map((id): [string, Entry] => {
      const { title, promise: description } = APP_PAGES[id];
      const found = foundAt(one => appAddress(one, id), language);
      return [
        appAddress(language, id),
        {
          page: () => ({ ...baseOf(language), kind: 'app', id, title: title[language] }),
          head: { description: description[language], found, moved: {} },
        },
      ];
    }),
    ...course[language].map(({ description, ...lesson }): [string, Entry] => {
      const { id } = lesson;
      if (id in APP_PAGES)
        throw new Error(`docs/${language}/${id}.md: /${language}/${id} is a page of the app already`);
      const found = foundAt(one => lessonAddress(one, id), language);
      return [
        lessonAddress(language, id),
        {
          page: () => ({ ...baseOf(language), ...lesson, kind: 'lesson' }),
          head: { description, found, moved: movedFrom(id, language) },
        },
      ];
    }),
    // A lesson that is gone keeps a page, which leads on.
    ...Object.keys(moved)
      .filter(from => !from.includes('#'))
      .map((from): [string, Entry] => [
        lessonAddress(language, from),
        { page: missing, head: { ...unlisted, moved: movedFrom(from, language) } },
      ]),
  ];
}

function foundAt(address: (language: Language) => string, language: Language): HeadTags['found'] {
  const [zh, en] = [address('zh'), address('en')];
  return { path: address(language), alternates: { zh, en, 'x-default': en } };
}

/** Where what once stood in a lesson is now: paths, by the part that a link names. */
function movedFrom(lesson: string, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(moved).flatMap(([from, to]) => {
      const [gone, part = ''] = from.split('#');
      return gone === lesson ? [[part, lessonAddress(language, to)]] : [];
    }),
  );
}

function summariesOf(language: Language): Summaries {
  return Object.fromEntries(
    course[language].map(({ id, summary, minutes }) => [id, { summary, minutes }] as const),
  );
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
    claims: sections.flatMap(({ panels }) => panels.flat().map(({ id }) => id)),
  }));
  return { language, title: wordsOf(language).course, origins: PLACEHOLDER_ORIGINS, course: entries };
}

function pageDocument(page: ContentPage, tags: Entry['head'], assets: Assets): string {
  const content = `<main id="main" tabindex="-1">${renderToString(<Content page={page} />, { identifierPrefix: CONTENT_IDS })}</main>`;
  // Between single quotes, because JSON is full of double ones.
  const data = JSON.stringify(pageData(page)).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  return documentOf(assets, {
    language: page.language,
    tags: { ...tags, title: documentTitle(page) },
    body: `<div id="root" data-page='${data}'>${renderToString(<Shell first={page} content={content} />)}</div>`,
  });
}

/** It needs no script but the one that goes on to the reader's language. */
function chooseDocument(assets: Assets): string {
  const { course: title, promise: description } = wordsOf('en');
  const tags = { title, description, found: { path: CHOOSE, alternates: HOMES }, moved: {} };
  return documentOf(assets, { language: 'en', tags, body: renderToString(<Choose />) });
}

interface DocumentParts {
  readonly language: Language;
  readonly tags: HeadTags;
  readonly body: string;
}

function documentOf({ head, boot, style }: Assets, { language, tags, body }: DocumentParts): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${headTags(tags)}
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
