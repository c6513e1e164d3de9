import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';

type Report = (offset: number, message: string) => void;

const BLOCKS =
  'there are ::live{#some-id …}, ::repair{#some-id …}, ::demo{file="…"}, ::list{of="…"}, :::after, and :::wrong[What was believed]{stops="…"}';
const LEAVES = ['live', 'repair', 'demo', 'list'];
/** The blocks that hold text, and where they stand. */
const CONTAINERS: Readonly<Record<string, string>> = {
  after:
    'a :::after block stands by itself; begin its line at the first column, outside lists and quotations',
  wrong:
    'a :::wrong block stands by itself; begin its line at the first column, outside lists and quotations',
};

export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Reports a block that is none of ours, stands where it may not, or holds what it may not. */
export function refuseBlock(node: Nodes, parent: Parents | undefined, source: string, report: Report): void {
  if (node.type === 'leafDirective') {
    if (!LEAVES.includes(node.name)) report(startOf(node), `there is no block ::${node.name}; ${BLOCKS}`);
    else if (parent?.type !== 'root')
      report(
        startOf(node),
        `a ${node.name} block stands by itself; begin its line at the first column, outside lists, quotations and other blocks`,
      );
    return;
  }
  if (node.type !== 'containerDirective') return;
  const place = Object.hasOwn(CONTAINERS, node.name) ? CONTAINERS[node.name] : undefined;
  if (place === undefined) report(startOf(node), `there is no block :::${node.name}; ${BLOCKS}`);
  else if (parent?.type !== 'root') report(startOf(node), place);
  else if (!isClosed(node, source))
    report(
      startOf(node),
      `the block :::${node.name} is never closed; write ::: on a line of its own behind it`,
    );
  else
    visit(node, 'heading', heading => {
      if (heading.depth > 2) return;
      report(startOf(heading), `a section cannot begin inside :::${node.name}; close that block before it`);
    });
}

/** A block that is not closed goes on to the end of the lesson and takes everything with it. */
function isClosed(node: ContainerDirective, source: string): boolean {
  const lines = source.slice(startOf(node), endOf(node)).split('\n');
  return lines.length > 1 && /^:{3,}[ \t]*$/.test(lines.at(-1) ?? '');
}

/** Where an attribute stands: mdast knows the directive's place, not that of its attributes. */
export function attributeOffset(
  node: LeafDirective | ContainerDirective,
  source: string,
  attribute: string | null,
): number {
  if (attribute === null) return startOf(node);
  const text = source.slice(startOf(node), endOf(node));
  const found = text.search(new RegExp(`(?<=[\\s{])${attribute}(?=[=\\s}])`, 'u'));
  return startOf(node) + Math.max(0, found);
}

/** Blocks under an element of the page; what they are in Markdown is of no matter any more. */
export function wrapped(
  children: readonly RootContent[],
  hName: 'section' | 'details' | 'figure' | 'div',
  hProperties: Readonly<Record<string, string>>,
): RootContent {
  return { type: 'blockquote', children: children as never[], data: { hName, hProperties } };
}

/** Running text under an element of the page. */
export function wrappedText(
  children: readonly PhrasingContent[],
  hName: 'section' | 'summary' | 'figcaption',
  hProperties: Readonly<Record<string, string>> = {},
): RootContent {
  return { type: 'paragraph', children: [...children], data: { hName, hProperties } };
}

/** A `:::after` as what folds by itself, with a summary; `panels` are those whose run opens it. */
export function foldOf(node: ContainerDirective, summary: string, panels: readonly string[]): RootContent {
  const children: RootContent[] = [
    wrappedText([{ type: 'text', value: summary }], 'summary'),
    ...node.children,
  ];
  return wrapped(children, 'details', { className: 'after', 'data-after': panels.join(' ') });
}
