import { memo, useEffect, useRef } from 'react';
import type { Origins } from '../../server/protocol/origins.ts';
import type { Language } from '../language.ts';
import { printUnfolded } from './after.ts';
import type { LessonPage, Section } from './lesson.ts';
import { restName } from './page.ts';
import { Slot } from './Slot.tsx';
import { Stops } from './Stops.tsx';
import { useSticky } from './useSticky.ts';

/** The lesson as rows: notes at the left, their panels on the bench at the right, the wire between them. */
export const LessonView = memo(function LessonView({ page }: { readonly page: LessonPage }) {
  useEffect(printUnfolded, []);
  return (
    <article className="lesson">
      <header className="lesson-head">
        <h1 tabIndex={-1}>{page.title}</h1>
        <Html name="#intro" className="notes intro" html={page.intro} />
        <Stops language={page.language} />
      </header>
      {page.sections.map(section => (
        <Row key={section.id} section={section} language={page.language} origins={page.origins} />
      ))}
      {page.notes !== '' && <Html name="#notes" className="notes" html={page.notes} />}
    </article>
  );
});

interface RowProps {
  readonly section: Section;
  readonly language: Language;
  readonly origins: Origins;
}

const Row = memo(function Row({ section, language, origins }: RowProps) {
  const column = useRef<HTMLDivElement>(null);
  const bench = useRef<HTMLDivElement>(null);
  useSticky(column);
  useSticky(bench);
  return (
    <section className="row" id={section.id} data-panels={JSON.stringify(section.panels)}>
      <div className="column" ref={column}>
        <Html name={section.id} className="notes" html={section.html} />
        {section.rest !== '' && (
          <Html name={restName(section.id)} className="notes rest" html={section.rest} />
        )}
      </div>
      <div className="bench" ref={bench}>
        {section.panels.map(cases => (
          <Slot key={cases[0].id} cases={cases} language={language} origins={origins} />
        ))}
      </div>
    </section>
  );
});

interface HtmlProps {
  /** How `readPage` finds it again. */
  readonly name: string;
  readonly className: string;
  readonly html: string;
}

function Html({ name, className, html }: HtmlProps) {
  // Markdown of our own, rendered at build without raw HTML.
  const content = { __html: html };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div data-html={name} className={className} dangerouslySetInnerHTML={content} />;
}
