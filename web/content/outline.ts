import type { Definition, Heading, Image, InlineCode, Link, Nodes, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Language } from '../language.ts';
import { isCaseOf } from '../run/cases.ts';
import { breakable, breakableInTable } from './breakable.ts';
import type { Catalogue } from './catalogue.ts';
import { demoFigure, readDemo } from './demos.ts';
import { answersIn, readDirective } from './directive.ts';
import { readRepair } from './directive-repair.ts';
import { readImplausible } from './directive-wrong.ts';
import { CODE_LANGUAGES } from './highlight.ts';
import { placeOfList } from './lists.ts';
import { attributeOffset, endOf, refuseBlock, startOf, wrapped } from './outline-blocks.ts';
import { lastCases, type OutlineSection, PART, readAfter, takeWrong } from './outline-section.ts';
import { literalOrigins, placeOrigins } from './placeholders.ts';

/** The sections and panels of a lesson, filled in while it is parsed, with the offsets of their ids. */
export interface Outline {
  readonly sections: OutlineSection[];
  readonly offsets: Map<string, number>;
  /** The links that lead to a place of the course, as they are written. */
  readonly links: { readonly offset: number; readonly url: string }[];
}

interface Options {
  readonly catalogue: Catalogue;
  readonly language: Language;
  /** What a reader sees of a `:::after` block while it is folded. */
  readonly summary: string;
  readonly outline: Outline;
  readonly report: (offset: number, message: string) => void;
}

/** A fenced block with this word after its language is a quotation: shown as written, origins included. */
const QUOTATION = /(^|\s)original(\s|$)/;
/** Docusaurus' syntax of an explicit heading id. */
const HEADING_ID = /\s*\{#([^}]*)\}\s*$/;

/** Ids of the page around the lesson. */
const SHELL_IDS = ['root', 'main', 'course'];

/** Remark plugin: checks the lesson, wraps each `##` in its section and takes the live blocks out. */
export function remarkLesson(options: Options) {
  return (tree: Root, file: { readonly value: unknown }): void => {
    const source = String(file.value);
    refuse(tree, source, options);
    tree.children = intoSections(tree, source, options);
    visit(tree, fillIn);
  };
}

/** A link that leaves the course goes to a page; `javascript:` and `data:` would run as the reader's own. */
const SCHEMES = ['https:', 'http:', 'mailto:'];

function refuseScheme(node: Link | Image | Definition, report: Options['report']): void {
  // The URL parser strips these before it looks for a scheme, and tabs and line ends in the middle of it too.
  const url = node.url.replace(/^[\0-\x20]+|[\t\n\r]/g, '').toLowerCase();
  const scheme = /^[a-z][a-z0-9+.-]*:/.exec(url)?.[0];
  if (scheme === undefined || SCHEMES.includes(scheme)) return;
  report(
    startOf(node),
    `a link may not begin with "${scheme}"; write one that begins with https:, a path or #`,
  );
}

/** Everything that a lesson may not hold. */
function refuse(tree: Root, source: string, { outline, report }: Options): void {
  const quotations: (readonly [number, number])[] = [];
  visit(tree, (node: Nodes, _, parent) => {
    if (node.type === 'code') {
      if (QUOTATION.test(node.meta ?? '')) quotations.push([startOf(node), endOf(node)]);
      if (node.lang && !CODE_LANGUAGES.includes(node.lang)) {
        report(
          startOf(node),
          `"${node.lang}" is not highlighted; choose one of ${CODE_LANGUAGES.join(', ')}`,
        );
        node.lang = 'text';
      }
    } else if (node.type === 'html' && !node.value.startsWith('<!--')) {
      report(startOf(node), 'HTML is not rendered; write Markdown, or put it in `backticks` to show it');
    } else if (node.type === 'table') {
      // A screen reader names a column by its heading (WCAG 2.2, 1.3.1).
      const bare = node.children[0]?.children.find(({ children }) => children.length === 0);
      if (bare) report(startOf(node), 'a column of this table has no heading; say what stands in it');
    } else if (node.type === 'heading' && node.depth === 1) {
      report(startOf(node), 'the page has its title from the front matter; write ## for a section');
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      refuseScheme(node, report);
      if (/^[#/]/.test(node.url)) outline.links.push({ offset: startOf(node), url: node.url });
    } else {
      refuseBlock(node, parent, source, report);
    }
  });
  for (const { offset, literal, instead } of literalOrigins(source)) {
    if (quotations.some(([from, to]) => from <= offset && offset < to)) continue;
    report(offset, `"${literal}" is true on this machine alone; write ${instead}`);
  }
}

function intoSections(tree: Root, source: string, options: Options): RootContent[] {
  const { catalogue, language, outline, summary, report } = options;
  const top: RootContent[] = [];
  let into = top;
  const open = (id: string, first: RootContent[]): void => {
    into = first;
    top.push(wrapped(into, 'section', { id }));
  };
  const claim = (id: string, offset: number): void => {
    if (outline.offsets.has(id)) report(offset, `the id "${id}" is taken in this lesson; choose another`);
    else if (SHELL_IDS.includes(id)) report(offset, `the id "${id}" is the page's own; choose another`);
    else outline.offsets.set(id, offset);
  };

  const titles = new Set<string>();
  /** Nothing but what belongs to a live block stands between it and the next. */
  let adjacent = false;

  for (const node of tree.children) {
    const section = outline.sections.at(-1);
    if (node.type === 'yaml' || node.type === 'html') continue;
    const follows: boolean = adjacent;
    const isLive = node.type === 'leafDirective' && node.name === 'live';
    adjacent = isLive || (follows && node.type === 'containerDirective' && node.name === 'wrong');
    if (node.type === 'heading' && node.depth === 2) {
      const id = takeHeadingId(node);
      if (!/^[a-z][a-z0-9-]*$/.test(id)) {
        report(startOf(node), 'the section has no id; write ## Title {#some-id}, the same in both languages');
      }
      claim(id, startOf(node));
      outline.sections.push({ id, heading: node, panels: [], waits: [], demos: [] });
      open(id, [node]);
    } else if (node.type === 'leafDirective') {
      const reportAt = (attribute: string | null, message: string): void =>
        report(attributeOffset(node, source, attribute), message);
      if (node.name === 'demo') {
        const path = readDemo(node, catalogue.demos, reportAt);
        if (path === null) continue;
        section?.demos.push(path);
        into.push(demoFigure(path, catalogue.demos[path] ?? '', language));
      }
      if (node.name === 'list') into.push(...placeOfList(node, reportAt));
      if (node.name !== 'live' && node.name !== 'repair') continue; // reported above, as are other containers
      const read = node.name === 'live' ? readDirective : readRepair;
      const spec = read(node, catalogue, reportAt);
      if (!section)
        report(startOf(node), `a ${node.name} block belongs to a section; put a ## heading before it`);
      if (!spec) continue;
      claim(spec.id, startOf(node));
      if (spec.title && titles.has(spec.title))
        reportAt('title', `another panel of this lesson has the title "${spec.title}"; choose another`);
      titles.add(spec.title ?? '');
      // Of a repair nothing is predicted.
      const possible = spec.repair ? [] : answersIn(catalogue, spec.experiment);
      const apart = spec.repair !== undefined || node.attributes?.apart !== undefined;
      const before = follows && !apart ? lastCases(section) : null;
      section?.panels.push({
        spec,
        apart,
        joined: before !== null && isCaseOf(before, spec),
        wrong: [],
        possible,
        implausible: readImplausible(node, possible, reportAt),
      });
    } else if (node.type === 'containerDirective') {
      if (node.name === 'after') {
        const fold = readAfter(node, section, summary, report);
        if (section && section.waits.length === 1) open(PART.rest(section.id), []);
        into.push(fold);
      } else if (node.name === 'wrong') {
        top.push(...takeWrong(node, section, source, report));
      }
    } else {
      into.push(node);
    }
  }
  return top;
}

function takeHeadingId(heading: Heading): string {
  const last = heading.children.at(-1);
  const match = last?.type === 'text' ? HEADING_ID.exec(last.value) : null;
  if (last?.type !== 'text' || !match) return '';
  last.value = last.value.slice(0, match.index);
  return match[1] ?? '';
}

/** Names of origins in text, code and addresses. */
function fillIn(node: Nodes, at: number | undefined, parent: Parents | undefined): void {
  if (node.type === 'code' && QUOTATION.test(node.meta ?? '')) return;
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    node.value = placeOrigins(node.value);
    if (node.type === 'inlineCode') node.data = { ...node.data, hChildren: partsOf(node, at, parent) };
  } else if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
    node.url = placeOrigins(node.url);
  }
}

function partsOf({ value }: InlineCode, at = 0, parent?: Parents) {
  const next = parent?.type === 'tableCell' ? parent.children[at + 1] : undefined;
  return next?.type === 'text' ? breakableInTable(value, next.value) : breakable(value);
}

/** The text of a heading, without its markup. */
export function textOf(heading: Heading): string {
  let text = '';
  visit(heading, node => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
  });
  return text.trim();
}
