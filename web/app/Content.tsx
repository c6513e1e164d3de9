import { LessonView } from '../lesson/LessonView.tsx';
import type { ContentPage } from '../lesson/lesson.ts';
import { appPage } from './app-pages.ts';
import { Home } from './home/Home.tsx';
import { Missing } from './Missing.tsx';
import { NextLesson } from './NextLesson.tsx';

/** The `identifierPrefix` of its root, on the server as in the browser: the shell's root makes ids as well. */
export const CONTENT_IDS = 'content';

/** What stands inside `main`. */
export function Content({ page }: { readonly page: ContentPage }) {
  const { language, course, origins } = page;
  switch (page.kind) {
    case 'lesson':
      return (
        <>
          <LessonView page={page} />
          <NextLesson language={language} lesson={page.id} course={course} />
        </>
      );
    case 'app': {
      const Tool = appPage(page.id);
      return <Tool language={language} origins={origins} course={course} />;
    }
    case 'home':
      return <Home language={language} course={course} summaries={page.summaries} origins={origins} />;
    case 'missing':
      return <Missing language={language} course={course} />;
  }
}
