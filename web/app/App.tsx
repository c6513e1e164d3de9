import { LessonView } from '../lesson/LessonView.tsx';
import type { Page } from '../lesson/lesson.ts';
import { Choose } from './Choose.tsx';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { Missing } from './Missing.tsx';
import { Sidebar } from './Sidebar.tsx';
import { wordsOf } from './words.ts';

/** The shell around whatever the address shows. */
export function App({ page }: { readonly page: Page }) {
  if (page.kind === 'choose') return <Choose />;
  const words = wordsOf(page.language);
  const lesson = page.kind === 'lesson' ? page.id : null;
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header language={page.language} lesson={lesson} />
      <div className="layout" data-kind={page.kind}>
        {page.kind === 'lesson' && <Sidebar language={page.language} lesson={lesson} course={page.course} />}
        <main id="main" tabIndex={-1}>
          {page.kind === 'lesson' && <LessonView key={`${page.language}/${page.id}`} page={page} />}
          {page.kind === 'home' && (
            <Home language={page.language} course={page.course} origins={page.origins} />
          )}
          {page.kind === 'missing' && <Missing language={page.language} course={page.course} />}
        </main>
      </div>
      <footer className="foot">{words.foot}</footer>
    </>
  );
}
