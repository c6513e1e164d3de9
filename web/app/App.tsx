import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { LessonView } from '../lesson/LessonView.tsx';
import type { Page, Section } from '../lesson/lesson.ts';
import { ServerNotice } from '../panel/ServerNotice.tsx';
import { appPage } from './app-pages.ts';
import { Choose } from './Choose.tsx';
import { Home } from './Home.tsx';
import { Missing } from './Missing.tsx';
import { NextLesson } from './NextLesson.tsx';
import { startNavigation } from './navigation.ts';
import { Footer } from './shell/Footer.tsx';
import { Header } from './shell/Header.tsx';
import { Sidebar } from './shell/Sidebar.tsx';
import { WorkerNotice } from './shell/WorkerNotice.tsx';
import { wordsOf } from './words.ts';

const NO_SECTIONS: readonly Section[] = [];

/** The shell around whatever the address shows; the old page stays until the next is here. */
export function App({ first }: { readonly first: Page }) {
  const [page, setPage] = useState(first);
  useEffect(() => startNavigation(next => flushSync(() => setPage(next))), []);

  if (page.kind === 'choose') return <Choose />;
  const { language, course, origins } = page;
  const lesson = page.kind === 'lesson' ? page.id : null;
  const sections = page.kind === 'lesson' ? page.sections : NO_SECTIONS;
  const tool = page.kind === 'app' ? page.id : null;
  const Tool = tool && appPage(tool);
  return (
    <>
      <a className="skip" href="#main">
        {wordsOf(language).skip}
      </a>
      <Header language={language} lesson={lesson} tool={tool} />
      <div className="layout" data-kind={page.kind}>
        <Sidebar language={language} lesson={lesson} tool={tool} course={course} sections={sections} />
        <main id="main" tabIndex={-1}>
          {page.kind === 'lesson' && <LessonView key={`${language}/${page.id}`} page={page} />}
          {Tool && <Tool key={`${language}/${tool}`} language={language} origins={origins} course={course} />}
          {page.kind === 'home' && <Home language={language} course={course} origins={origins} />}
          {page.kind === 'missing' && <Missing language={language} course={course} />}
          {page.kind === 'lesson' && <NextLesson language={language} lesson={page.id} course={course} />}
        </main>
      </div>
      <Footer language={language} />
      <div className="notices">
        <WorkerNotice language={language} />
        <ServerNotice language={language} />
      </div>
    </>
  );
}
