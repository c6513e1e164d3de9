/** The languages of the course. */
export type Language = 'zh' | 'en';

/** One text in every language of the course. */
export type Bilingual = Readonly<Record<Language, string>>;
