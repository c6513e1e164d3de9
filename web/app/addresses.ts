import type { Language } from '../language.ts';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

export function homeAddress(language: Language): string {
  return `/${language}/`;
}

/** The address of a lesson, or of the home page where there is none. */
export function lessonAddress(language: Language, lesson: string | null): string {
  return lesson === null ? homeAddress(language) : `/${language}/${lesson}`;
}

export function otherLanguage(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}

/** The value of `lang`: BCP 47. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
