import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ContentPage, Section } from '../lesson/lesson.ts';
import { ServerNotice } from '../panel/ServerNotice.tsx';
import { startNavigation } from './navigation.ts';
import { fetchNeighbours } from './neighbours.ts';
import { Footer } from './shell/Footer.tsx';
import { Header } from './shell/Header.tsx';
import { LinkNotice } from './shell/LinkNotice.tsx';
import { Sidebar } from './shell/Sidebar.tsx';
import { WorkerNotice } from './shell/WorkerNotice.tsx';
import { showContent } from './show-content.ts';
import { wordsOf } from './words.ts';

const NO_SECTIONS: readonly Section[] = [];

interface Props {
  readonly first: ContentPage;
  /** The HTML of the page's content; absent in the browser, where it stands in the document already. */
  readonly content?: string;
}

/**
 * What stays when the page turns. The content is a root of its own beside it (`show-content.ts`), whose HTML React neither
 * compares nor touches here.
 */
export function Shell({ first, content = '' }: Props) {
  const [page, setPage] = useState(first);
  useEffect(
    () =>
      startNavigation(next => {
        showContent(next);
        flushSync(() => setPage(next.page));
      }),
    [],
  );
  useEffect(() => fetchNeighbours(page), [page]);

  const { language, course } = page;
  const lesson = page.kind === 'lesson' ? page.id : null;
  const sections = page.kind === 'lesson' ? page.sections : NO_SECTIONS;
  const tool = page.kind === 'app' ? page.id : null;
  return (
    <>
      <a className="skip" href="#main">
        {wordsOf(language).skip}
      </a>
      <Header language={language} lesson={lesson} tool={tool} />
      <div className="layout" data-kind={page.kind}>
        <Sidebar language={language} lesson={lesson} tool={tool} course={course} sections={sections} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML of our own build */}
        <div className="content" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: content }} />
      </div>
      <Footer language={language} />
      <div className="notices">
        <LinkNotice language={language} page={`${language}/${lesson ?? tool ?? page.kind}`} />
        <WorkerNotice language={language} />
        <ServerNotice language={language} />
      </div>
    </>
  );
}
