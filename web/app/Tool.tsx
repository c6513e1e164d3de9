import type { AppPage } from '../lesson/lesson.ts';
import { appPage } from './app-pages.ts';

/** A page that is a tool. */
export function Tool({ page: { id, language, origins, course } }: { readonly page: AppPage }) {
  const Page = appPage(id);
  return <Page language={language} origins={origins} course={course} />;
}
