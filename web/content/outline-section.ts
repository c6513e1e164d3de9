import type { Heading, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Answer } from '../run/answers.ts';
import type { Cases } from '../run/cases.ts';
import type { PanelSpec } from '../run/spec.ts';
import { readWrong } from './directive-wrong.ts';
import { attributeOffset, foldOf, startOf, wrapped, wrappedText } from './outline-blocks.ts';

type Report = (offset: number, message: string) => void;

/** One claim of a lesson, and the predictions that each of its `:::wrong` blocks answers. */
export interface OutlinePanel {
  readonly spec: PanelSpec;
  /** It stands by itself, whatever stands beside it. */
  readonly apart: boolean;
  /** It is one more case of the panel before. */
  readonly joined: boolean;
  readonly wrong: (readonly Answer[])[];
  /** Where its run may stop: the predictions that it offers. */
  readonly possible: readonly Answer[];
  /** Those that nobody would expect, and that no block answers. */
  readonly implausible: readonly Answer[];
}

export interface OutlineSection {
  readonly id: string;
  readonly heading: Heading;
  readonly panels: OutlinePanel[];
  /** The panels that each of its `:::after` blocks waits for, by id. */
  readonly waits: (readonly string[])[];
  /** The files of the demos that it shows, by their paths. */
  readonly demos: string[];
}

/**
 * The ids under which the parts of a section are found again in the rendered lesson; no id of a lesson has a colon.
 * `rest`: from its first `:::after` on. `name` and `text`: of a panel's nth misconception.
 */
export const PART = {
  rest: (section: string) => `rest:${section}`,
  name: (panel: string, n: number) => `name:${panel}:${n}`,
  text: (panel: string, n: number) => `text:${panel}:${n}`,
};

/** The panels of a section, each as its cases. */
export function casesOf<T extends { readonly joined: boolean }>(
  panels: readonly T[],
): readonly [T, ...T[]][] {
  const cases: [T, ...T[]][] = [];
  for (const panel of panels) {
    if (panel.joined) cases.at(-1)?.push(panel);
    else cases.push([panel]);
  }
  return cases;
}

/** The cases of the panel that another live block may join; null where there is none, or where it stands apart. */
export function lastCases(section: OutlineSection | undefined): Cases | null {
  const [first, ...others] = casesOf(section?.panels ?? []).at(-1) ?? [];
  return first && !first.apart ? [first.spec, ...others.map(({ spec }) => spec)] : null;
}

/** The panels above a `:::after`, back to the one before it, are those that it waits for. */
export function readAfter(
  node: ContainerDirective,
  section: OutlineSection | undefined,
  summary: string,
  report: Report,
): RootContent {
  const [first] = node.children;
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  if (labelled || Object.keys(node.attributes ?? {}).length > 0)
    report(startOf(node), 'a :::after block waits for the live blocks above it; write :::after alone');
  const waited = section?.waits.flat() ?? [];
  const panels = (section?.panels ?? []).map(({ spec }) => spec.id).filter(id => !waited.includes(id));
  if (panels.length === 0)
    report(startOf(node), 'no live block stands above this :::after; put it below the one that it explains');
  section?.waits.push(panels);
  return foldOf(node, summary, panels);
}

/** The name and the text of a `:::wrong`, each under an id of its own: they stand in its panel, not in the notes. */
export function takeWrong(
  node: ContainerDirective,
  section: OutlineSection | undefined,
  source: string,
  report: Report,
): RootContent[] {
  const panel = section?.panels.at(-1);
  if (!panel) {
    report(
      startOf(node),
      'no live block stands above this :::wrong; put it below the one whose prediction it answers',
    );
    return [];
  }
  const { spec, wrong, possible } = panel;
  const stops = readWrong(node, spec, possible, wrong.flat(), (attribute, message) =>
    report(attributeOffset(node, source, attribute), message),
  );
  const [label, ...text] = node.children;
  if (!stops || label?.type !== 'paragraph') return [];
  const n = wrong.push(stops) - 1;
  return [
    wrappedText(label.children, 'section', { id: PART.name(spec.id, n) }),
    wrapped(text, 'section', { id: PART.text(spec.id, n) }),
  ];
}
