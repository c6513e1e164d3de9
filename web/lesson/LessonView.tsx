import type { Cases } from '../run/cases.ts';
import type { Lesson, LessonPage, Section } from './lesson.ts';
import { Stops } from './Stops.tsx';

interface Props {
  readonly page: LessonPage;
  readonly lesson: Pick<Lesson, 'intro' | 'sections' | 'notes'>;
  /** The HTML of the panel that stands for some cases. */
  readonly slot: (cases: Cases) => string;
}

/**
 * The lesson as rows: notes at the left, their panels on the bench at the right, the wire between them. It is rendered by the
 * build alone: what scripts add to it is in `lesson-life.ts`.
 */
export function LessonView({ page, lesson, slot }: Props) {
  return (
    <article className="lesson">
      <header className="lesson-head">
        <h1 tabIndex={-1}>{page.title}</h1>
        <Html className="notes intro" html={lesson.intro} />
        <Stops language={page.language} />
      </header>
      {lesson.sections.map(section => (
        <Row key={section.id} section={section} slot={slot} />
      ))}
      {lesson.notes !== '' && <Html className="notes" html={lesson.notes} />}
    </article>
  );
}

function Row({ section, slot }: { readonly section: Section } & Pick<Props, 'slot'>) {
  return (
    <section className="row" id={section.id} data-panels={JSON.stringify(section.panels)}>
      <div className="column">
        <Html className="notes" html={section.html} />
        {section.rest !== '' && <Html className="notes rest" html={section.rest} />}
      </div>
      <div className="bench">
        {section.panels.map(cases => {
          const { id } = cases[0];
          return (
            <Html key={id} className="slot" html={slot(cases)} claim={cases.length > 1 ? undefined : id} />
          );
        })}
      </div>
    </section>
  );
}

interface HtmlProps {
  readonly className: string;
  readonly html: string;
  /** The claim whose place it is. */
  readonly claim?: string | undefined;
}

function Html({ className, html, claim }: HtmlProps) {
  // Rendered by the build, Markdown of our own without raw HTML.
  const content = { __html: html };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div className={className} id={claim} data-claim={claim} dangerouslySetInnerHTML={content} />;
}
