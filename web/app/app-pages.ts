import type { ComponentType } from 'react';
import type { AppPageId } from '../addresses.ts';
import type { AppPageProps } from '../tool-pages.ts';

const LOADERS: Readonly<Record<AppPageId, () => Promise<{ readonly default: ComponentType<AppPageProps> }>>> =
  {
    compose: () => import('../compose/ComposePage.tsx'),
    diagnose: () => import('../diagnose/page/DiagnosePage.tsx'),
  };

const loaded = new Map<AppPageId, ComponentType<AppPageProps>>();

/**
 * Fetches the code of a page of the app, so that it can be rendered without waiting. Rejects where it cannot be fetched.
 */
export async function loadAppPage(id: AppPageId): Promise<void> {
  loaded.set(id, (await LOADERS[id]()).default);
}

/** The page's component. Throws an Error where `loadAppPage` has not been awaited. */
export function appPage(id: AppPageId): ComponentType<AppPageProps> {
  const component = loaded.get(id);
  if (!component) throw new Error(`the page ${id} is not loaded`);
  return component;
}
