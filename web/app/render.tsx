import course, { moved } from 'virtual:course';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
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
import type { ContentPage, CourseEntry, Lesson, LessonPage, Summaries } from '../lesson/lesson.ts';
import { pageData } from '../lesson/page.ts';
import { renderLesson } from '../lesson/render-lesson.tsx';
import LiveCall from '../panel/live/LiveCall.tsx';
import { APP_PAGES } from '../tool-pages.ts';
import { loadAppPage } from './app-pages.ts';
import { Choose } from './Choose.tsx';
import { type HeadTags, headTags } from './head-tags.ts';
import { Home } from './home/Home.tsx';
import { LIVE_IDS, TOOL_IDS } from './ids.ts';
import { lighterMarkup } from './lighter-markup.ts';
import { Missing } from './Missing.tsx';
import { NextLesson } from './NextLesson.tsx';
import { Shell } from './Shell.tsx';
import { Tool } from './Tool.tsx';
import { documentTitle, wordsOf } from './words.ts';

/** Where the page finds its scripts and its style: other files in development than in a build. */
export interface Assets {
  /** The element with the script that runs before the first paint. */
  readonly head: string;
  /** The address of the script of the page itself. */
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
  return pageDocument(entry.page(), entry.head, assets);
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

/** A page, and of a lesson its text. */
type RenderedPage =
  | Exclude<ContentPage, LessonPage>
  | (LessonPage & Pick<Lesson, 'intro' | 'sections' | 'notes'>);

interface Entry {
  readonly page: () => RenderedPage;
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

async function pageDocument(page: RenderedPage, tags: Entry['head'], assets: Assets): Promise<string> {
  const content = `<main id="main" tabindex="-1">${await contentOf(page)}</main>`;
  const sections = page.kind === 'lesson' ? page.sections : [];
  // Between single quotes, because JSON is full of double ones.
  const data = JSON.stringify(pageData(page)).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  const shell = renderToStaticMarkup(<Shell page={page} sections={sections} content={content} />);
  return documentOf(assets, {
    language: page.language,
    tags: { ...tags, title: documentTitle(page) },
    body: `<div id="root" data-page='${data}'>${shell}</div>`,
  });
}

/** What stands inside `main`; what wakes in it is rendered by itself, as it is found then. */
async function contentOf(page: RenderedPage): Promise<string> {
  const { language, course, origins } = page;
  switch (page.kind) {
    case 'lesson': {
      const next = <NextLesson language={language} lesson={page.id} course={course} />;
      return (await renderLesson(page, page)) + renderToStaticMarkup(next);
    }
    case 'app':
      await loadAppPage(page.id);
      return renderToString(<Tool page={page} />, { identifierPrefix: TOOL_IDS });
    case 'home': {
      const call = <LiveCall language={language} origins={origins} />;
      const live = renderToString(call, { identifierPrefix: LIVE_IDS });
      const { summaries } = page;
      return renderToStaticMarkup(
        <Home language={language} course={course} summaries={summaries} live={live} />,
      );
    }
    case 'missing':
      return renderToStaticMarkup(<Missing language={language} course={course} />);
  }
}

/** It needs no script but the one that goes on to the reader's language. */
function chooseDocument(assets: Assets): string {
  const { course: title, promise: description } = wordsOf('en');
  const tags = { title, description, found: { path: CHOOSE, alternates: HOMES }, moved: {} };
  return documentOf(assets, { language: 'en', tags, body: renderToStaticMarkup(<Choose />) });
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
${lighterMarkup(headTags(tags))}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${ICON}">
${head}
${style}
<script type="module" src="${boot}"></script>
</head>
<body>
${lighterMarkup(body)}
</body>
</html>
`;
}
