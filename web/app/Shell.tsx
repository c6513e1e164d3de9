import type { ContentPage, Section } from '../lesson/lesson.ts';
import { Footer } from './shell/Footer.tsx';
import { Header } from './shell/Header.tsx';
import { Notices } from './shell/Notices.tsx';
import { Sidebar } from './shell/Sidebar.tsx';
import { wordsOf } from './words.ts';

interface Props {
  readonly page: ContentPage;
  /** Of a lesson; elsewhere none. */
  readonly sections: readonly Section[];
  /** The HTML of the page's content. */
  readonly content: string;
}

/** What stands around the content. It is rendered by the build alone: what scripts add to it is in `shell/shell-life.ts`. */
export function Shell({ page, sections, content }: Props) {
  const { language, course } = page;
  const lesson = page.kind === 'lesson' ? page.id : null;
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
        <div className="content" dangerouslySetInnerHTML={{ __html: content }} />
      </div>
      <Footer language={language} />
      <Notices />
    </>
  );
}
