import { Children, type ComponentProps, createElement, isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown, { type Components, type ExtraProps } from 'react-markdown';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { Language } from '../language.ts';
import type { Lesson, Section } from '../lesson/lesson.ts';
import type { Answer } from '../run/answers.ts';
import type { PanelSpec } from '../run/spec.ts';
import type { Catalogue } from './catalogue.ts';
import { readFrontMatter } from './front-matter.ts';
import { rehypeHighlight } from './highlight.ts';
import { minutesOf } from './minutes.ts';
import { remarkOnlyBlocks } from './only-blocks.ts';
import { type Outline, remarkLesson, textOf } from './outline.ts';
import { casesOf, type OutlinePanel, type OutlineSection, PART } from './outline-section.ts';
import { type Problem, placeOf } from './problem.ts';
import type { Question } from './questions.ts';
import type { Technique } from './techniques.ts';

export interface Compiled {
  readonly language: Language;
  readonly file: string;
  readonly lesson: Lesson;
  /** Where each section and panel stands in the source, by id. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly links: Outline['links'];
  /** The wrong predictions of each panel that no block answers and none is said to be implausible, by the panel's id. */
  readonly unanswered: ReadonlyMap<string, readonly Answer[]>;
  /** The panels that each `:::after` of a section waits for, as text, by the section's id. */
  readonly waits: ReadonlyMap<string, string>;
  /** The files of the demos that each section shows, as text, by the section's id. */
  readonly demos: ReadonlyMap<string, string>;
  /** Why nothing of the lesson can be repaired; null where something can. */
  readonly noRepair: string | null;
  readonly techniques: readonly Technique[];
  readonly questions: readonly Question[];
  readonly source: string;
  readonly problems: readonly Problem[];
}

const FOOTNOTES: Readonly<Record<Language, { label: string; back: string }>> = {
  zh: { label: '注释', back: '回到正文' },
  en: { label: 'Footnotes', back: 'Back to the text' },
};

/** What a reader sees of a `:::after` block while it is folded. */
const AFTER: Readonly<Record<Language, string>> = { zh: '运行之后', en: 'After the run' };

/** A cell that says in a class what Markdown's column says in a style, which a strict CSP would refuse. */
function aligned(name: 'td' | 'th') {
  return ({ node: _, style, ...props }: ComponentProps<typeof name> & ExtraProps) =>
    createElement(name, style?.textAlign ? { ...props, className: `align-${style.textAlign}` } : props);
}

/** What is wider than the measure scrolls inside itself, and can be scrolled from the keyboard. */
const components: Components = {
  table: ({ node: _, ...props }) =>
    createElement('div', { className: 'scroll', tabIndex: 0, role: 'group' }, createElement('table', props)),
  td: aligned('td'),
  th: aligned('th'),
};

/**
 * One lesson from its Markdown. Mistakes are returned, all of them; the lesson is then not to be shown.
 * `file` is relative to the project; `source` is the whole file.
 */
export function compileLesson(
  file: string,
  language: Language,
  source: string,
  catalogue: Catalogue,
): Compiled {
  const problems: Problem[] = [];
  const report = (offset: number, message: string): void => {
    problems.push({ file, ...placeOf(source, offset), message });
  };

  const { noRepair, techniques, questions, ...meta } = readFrontMatter(source, report);
  const outline: Outline = { sections: [], offsets: new Map(), links: [] };
  const rendered = Markdown({
    children: source,
    remarkPlugins: [
      remarkFrontmatter,
      remarkGfm,
      remarkDirective,
      remarkOnlyBlocks,
      [remarkLesson, { catalogue, language, outline, summary: AFTER[language], report }],
    ],
    rehypePlugins: [rehypeHighlight],
    remarkRehypeOptions: {
      footnoteLabel: FOOTNOTES[language].label,
      footnoteBackLabel: FOOTNOTES[language].back,
    },
    components,
  });

  const html = htmlById(isValidElement<{ children?: ReactNode }>(rendered) ? rendered.props.children : null);
  const sections = outline.sections.map(section => sectionOf(section, html));
  const intro = html.get('') ?? '';
  const minutes = minutesOf(
    [intro, ...sections.flatMap(({ html, rest }) => [html, rest])],
    sections.flatMap(({ panels }) => panels.flat()).length,
  );
  const lesson: Lesson = { ...meta, minutes, intro, sections, notes: html.get('footnotes') ?? '' };
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const waits = new Map(
    outline.sections.map(section => [section.id, section.waits.map(panels => panels.join(' ')).join(', ')]),
  );
  const demos = new Map(outline.sections.map(section => [section.id, section.demos.join(', ')]));
  const { offsets, links } = outline;
  const unanswered = new Map(
    outline.sections.flatMap(({ panels }) => panels.map(panel => [panel.spec.id, unansweredBy(panel)])),
  );
  return {
    language,
    file,
    lesson,
    offsets,
    links,
    unanswered,
    waits,
    demos,
    noRepair,
    techniques,
    questions,
    source,
    problems,
  };
}

function unansweredBy({ spec, wrong, possible, implausible }: OutlinePanel): readonly Answer[] {
  // Of two URLs the step is the answer; no step is named as a stop is.
  const right = [spec.claim, ...Object.values(spec.claims)].flatMap(claim => [claim?.stops, claim?.because]);
  const answered = [...right, ...wrong.flat(), ...implausible];
  return possible.filter(answer => !answered.includes(answer));
}

function sectionOf({ id, heading, panels }: OutlineSection, html: ReadonlyMap<string, string>): Section {
  const part = (name: string): string => html.get(name) ?? '';
  const specOf = ({ spec, wrong }: OutlinePanel): PanelSpec => {
    if (wrong.length === 0) return spec;
    const answered = wrong.map((stops, n) => ({
      stops,
      name: part(PART.name(spec.id, n)),
      text: part(PART.text(spec.id, n)),
    }));
    return { ...spec, wrong: answered };
  };
  return {
    id,
    title: textOf(heading),
    html: part(id),
    rest: part(PART.rest(id)),
    panels: casesOf(panels).map(([first, ...others]) => [specOf(first), ...others.map(specOf)]),
  };
}

/** The HTML of each top-level section by its id; of the footnotes as `footnotes`; of everything before as the empty id. */
function htmlById(children: ReactNode): Map<string, string> {
  const parts = new Map<string, ReactNode[]>();
  for (const child of Children.toArray(children)) {
    const section =
      isValidElement<{ id?: string; className?: string; children?: ReactNode }>(child) &&
      child.type === 'section'
        ? child
        : null;
    const id = section ? (section.props.id ?? section.props.className ?? '') : '';
    parts.set(id, [...(parts.get(id) ?? []), section?.props.id ? section.props.children : child]);
  }
  return new Map(
    [...parts].map(([id, nodes]) => [
      id,
      renderToStaticMarkup(createElement('div', null, ...nodes))
        .slice(5, -6)
        .trim(),
    ]),
  );
}
