import type { Heading, Nodes, Root, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { PanelSpec } from '../panel/spec.ts';
import type { Catalogue } from './catalogue.ts';
import { readDirective } from './directive.ts';
import { LANGUAGES } from './highlight.ts';
import { literalOrigins, placeOrigins } from './placeholders.ts';

/** The sections and panels of a lesson, filled in while it is parsed, with the offsets of their ids. */
export interface Outline {
  readonly sections: { readonly id: string; readonly heading: Heading; readonly panels: PanelSpec[] }[];
  readonly offsets: Map<string, number>;
}

interface Options {
  readonly catalogue: Catalogue;
  readonly outline: Outline;
  readonly report: (offset: number, message: string) => void;
}

/** A fenced block with this word after its language is a quotation: shown as written, origins included. */
const QUOTATION = /(^|\s)original(\s|$)/;
/** Docusaurus' syntax of an explicit heading id. */
const HEADING_ID = /\s*\{#([^}]*)\}\s*$/;

/** Ids of the page around the lesson. */
const SHELL_IDS = ['root', 'main', 'course'];

const start = (node: Nodes): number => node.position?.start.offset ?? 0;
const end = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Remark plugin: checks the lesson, wraps each `##` in its section and takes the live blocks out. */
export function remarkLesson(options: Options) {
  return (tree: Root, file: { readonly value: unknown }): void => {
    const source = String(file.value);
    refuse(tree, source, options);
    tree.children = intoSections(tree, source, options);
    visit(tree, fillIn);
  };
}

/** Everything that a lesson may not hold. */
function refuse(tree: Root, source: string, { report }: Options): void {
  const quotations: (readonly [number, number])[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'code') {
      if (QUOTATION.test(node.meta ?? '')) quotations.push([start(node), end(node)]);
      if (node.lang && !LANGUAGES.includes(node.lang)) {
        report(start(node), `"${node.lang}" is not highlighted; choose one of ${LANGUAGES.join(', ')}`);
        node.lang = 'text';
      }
    } else if (node.type === 'html' && !node.value.startsWith('<!--')) {
      report(start(node), 'HTML is not rendered; write Markdown, or put it in `backticks` to show it');
    } else if (node.type === 'heading' && node.depth === 1) {
      report(start(node), 'the page has its title from the front matter; write ## for a section');
    } else if (
      node.type === 'containerDirective' ||
      (node.type === 'leafDirective' && node.name !== 'live')
    ) {
      const colons = node.type === 'containerDirective' ? ':::' : '::';
      report(start(node), `there is no block ${colons}${node.name}; the only one is ::live{#some-id …}`);
    }
  });
  for (const { offset, literal, instead } of literalOrigins(source)) {
    if (quotations.some(([from, to]) => from <= offset && offset < to)) continue;
    report(offset, `"${literal}" is true on this machine alone; write ${instead}`);
  }
}

function intoSections(tree: Root, source: string, { catalogue, outline, report }: Options): RootContent[] {
  const top: RootContent[] = [];
  let into = top;
  const claim = (id: string, offset: number): void => {
    if (outline.offsets.has(id)) report(offset, `the id "${id}" is taken in this lesson; choose another`);
    else if (SHELL_IDS.includes(id)) report(offset, `the id "${id}" is the page's own; choose another`);
    else outline.offsets.set(id, offset);
  };
  visit(tree, 'leafDirective', (node: LeafDirective, _, parent) => {
    if (node.name === 'live' && parent !== tree) {
      report(
        start(node),
        'a live block stands by itself; begin its line at the first column, outside lists and quotations',
      );
    }
  });

  for (const node of tree.children) {
    if (node.type === 'yaml' || node.type === 'html') continue;
    if (node.type === 'heading' && node.depth === 2) {
      const id = takeHeadingId(node);
      if (!/^[a-z][a-z0-9-]*$/.test(id)) {
        report(start(node), 'the section has no id; write ## Title {#some-id}, the same in both languages');
      }
      claim(id, start(node));
      outline.sections.push({ id, heading: node, panels: [] });
      into = [node];
      const section = { type: 'blockquote' as const, children: into as never[] };
      top.push({ ...section, data: { hName: 'section', hProperties: { id } } });
    } else if (
      node.type === 'containerDirective' ||
      (node.type === 'leafDirective' && node.name !== 'live')
    ) {
      // Reported above.
    } else if (node.type === 'leafDirective') {
      const panel = readDirective(node, catalogue, (attribute, message) =>
        report(attributeOffset(node, source, attribute), message),
      );
      const section = outline.sections.at(-1);
      if (!section) report(start(node), 'a live block belongs to a section; put a ## heading before it');
      if (!panel) continue;
      claim(panel.id, start(node));
      section?.panels.push(panel);
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

/** Where an attribute stands: mdast knows the directive's place, not that of its attributes. */
function attributeOffset(node: LeafDirective, source: string, attribute: string | null): number {
  if (attribute === null) return start(node);
  const text = source.slice(start(node), end(node));
  const found = text.search(new RegExp(`(?<=[\\s{])${attribute}(?=[=\\s}])`, 'u'));
  return start(node) + Math.max(0, found);
}

/** Names of origins in text, code and addresses. */
function fillIn(node: Nodes): void {
  if (node.type === 'code' && QUOTATION.test(node.meta ?? '')) return;
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    node.value = placeOrigins(node.value);
  } else if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
    node.url = placeOrigins(node.url);
  }
}

/** The text of a heading, without its markup. */
export function textOf(heading: Heading): string {
  let text = '';
  visit(heading, node => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
  });
  return text.trim();
}
