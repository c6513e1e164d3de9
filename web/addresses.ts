import type { Language } from './language.ts';

/** The pages that are tools and no lessons, by the last part of their address. */
export const APP_PAGE_IDS = ['compose', 'diagnose'] as const;
export type AppPageId = (typeof APP_PAGE_IDS)[number];

/** The experiments of the composer: those for which there are fixes. */
export const EXPERIMENTS_OF_COMPOSER = ['fetch', 'websocket', 'socket-io'] as const;

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

export function homeAddress(language: Language): string {
  return `/${language}/`;
}

/** The address of a lesson, or of one of its sections (`lesson#section`), or of the home page where there is none. */
export function lessonAddress(language: Language, lesson: string | null): string {
  return lesson === null ? homeAddress(language) : `/${language}/${lesson}`;
}

export function appAddress(language: Language, page: AppPageId): string {
  return `/${language}/${page}`;
}

/**
 * The composer with an experiment chosen and its knobs set, as a path with its query; knobs that are left out have their
 * defaults. Opening it runs nothing.
 */
export function composeAddress(
  language: Language,
  experiment: string,
  knobs: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({ experiment });
  for (const [name, value] of Object.entries(knobs)) query.set(`${experiment}.${name}`, value);
  return `${appAddress(language, 'compose')}?${query}`;
}

export function otherLanguage(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}

/** The value of `lang`: BCP 47. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
