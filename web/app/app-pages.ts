import type { ComponentType } from 'react';
import type { Origins } from '../../server/protocol.ts';
import type { Bilingual, Language } from '../language.ts';
import type { CourseEntry } from '../lesson/lesson.ts';

/** What a page of the app is given. */
export interface AppPageProps {
  readonly language: Language;
  readonly origins: Origins;
  /** The lessons that there are. */
  readonly course: readonly CourseEntry[];
}

interface AppPageEntry {
  /** The page's heading and the text of links to it. */
  readonly title: Bilingual;
  /** One sentence for the home page. */
  readonly promise: Bilingual;
  readonly load: () => Promise<{ readonly default: ComponentType<AppPageProps> }>;
}

/** The pages that are tools and no lessons: the key is the last part of the address, `/zh/compose`. */
export const APP_PAGES = {
  compose: {
    title: { zh: '自由实验', en: 'Composer' },
    promise: {
      zh: '一个实验的全部参数，每个状态都是一个链接，旁边是对应的服务器配置。',
      en: 'Every knob of an experiment, every state a link, and beside it the configuration that mends the case.',
    },
    load: () => import('../compose/ComposePage.tsx'),
  },
  diagnose: {
    title: { zh: '我的应用跨域失败了', en: 'My app fails' },
    promise: {
      zh: '贴上控制台的一行或 curl -i 的输出：哪一步失败，为什么，怎么改。',
      en: 'Paste a line of the console or what curl -i printed: which step failed, why, and what to change.',
    },
    load: () => import('../diagnose/DiagnosePage.tsx'),
  },
} as const satisfies Readonly<Record<string, AppPageEntry>>;

export type AppPageId = keyof typeof APP_PAGES;

export const APP_PAGE_IDS = Object.keys(APP_PAGES) as readonly AppPageId[];

const loaded = new Map<AppPageId, ComponentType<AppPageProps>>();

/**
 * Fetches the code of a page of the app, so that it can be rendered without waiting. Rejects where it cannot be fetched.
 */
export async function loadAppPage(id: AppPageId): Promise<void> {
  const { load }: AppPageEntry = APP_PAGES[id];
  loaded.set(id, (await load()).default);
}

/** The page's component. Throws an Error where `loadAppPage` has not been awaited. */
export function appPage(id: AppPageId): ComponentType<AppPageProps> {
  const component = loaded.get(id);
  if (!component) throw new Error(`the page ${id} is not loaded`);
  return component;
}
