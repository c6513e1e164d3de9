import type { Origins } from '../server/protocol/origins.ts';
import type { AppPageId } from './addresses.ts';
import type { Bilingual, Language } from './language.ts';
import type { CourseEntry } from './lesson/lesson.ts';

interface AppPageText {
  /** The page's heading and the text of links to it. */
  readonly title: Bilingual;
  /** One sentence for the home page. */
  readonly promise: Bilingual;
}

/** What the app says of its pages that are tools and no lessons. */
export const APP_PAGES: Readonly<Record<AppPageId, AppPageText>> = {
  compose: {
    title: { zh: '自由实验', en: 'Composer' },
    promise: {
      zh: '一个实验的全部设置，每个状态都是一个链接，旁边是对应的服务器配置。',
      en: 'Every setting of an experiment, each state a link, with the configuration that fixes the case.',
    },
  },
  diagnose: {
    title: { zh: '我的应用跨域失败了', en: 'My app fails' },
    promise: {
      zh: '贴上控制台的一行或 curl -i 的输出：哪一步失败，为什么，怎么改。',
      en: 'Paste a line from the console or the output of curl -i: which step failed, why, and what to change.',
    },
  },
};

/** What a page of the app is given. */
export interface AppPageProps {
  readonly language: Language;
  readonly origins: Origins;
  /** The lessons that there are. */
  readonly course: readonly CourseEntry[];
}
