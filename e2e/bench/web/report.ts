import { table } from '../../servers/table.ts';
import { median } from '../statistics.ts';
import type { Visit } from './visit.ts';

/** Whose pages are visited: ours, other generators', and ours with no script at all, below which nothing can be. */
export type Side = 'Docusaurus' | 'VitePress' | 'floor' | 'ours';

interface Measure {
  readonly title: string;
  readonly of: (visit: Visit) => number;
  readonly digits?: number;
}

const turn = (hop: number) => (visit: Visit) => visit.turns[hop]?.ms ?? Number.NaN;
const kb = (bytes: number) => bytes / 1024;

const MEASURES = {
  scriptBeforeLcp: { title: 'JavaScript before LCP, KB', of: visit => kb(visit.scriptBeforeLcp), digits: 1 },
  script: { title: 'JavaScript at rest, KB', of: visit => kb(visit.script), digits: 1 },
  html: { title: 'HTML, KB', of: visit => kb(visit.html), digits: 1 },
  requests: { title: 'requests at rest', of: visit => visit.requests },
  nodes: { title: 'elements', of: visit => visit.nodes },
  fcp: { title: 'FCP, ms', of: visit => visit.fcp },
  lcp: { title: 'LCP, ms', of: visit => visit.lcp },
  cls: { title: 'CLS', of: visit => visit.cls, digits: 3 },
  blocked: { title: 'total blocking time, ms', of: visit => visit.blocked },
  first: { title: 'click to the next heading, ms', of: turn(0) },
  second: { title: 'second click to a heading, ms', of: turn(1) },
  asked: {
    title: 'requests of both clicks',
    of: ({ turns }) => turns.reduce((sum, { requests }) => sum + requests, 0),
  },
} satisfies Record<string, Measure>;
type MeasureName = keyof typeof MEASURES;

/** The medians of all visits to one page. */
export type Medians = Readonly<Record<MeasureName, number>>;

export function mediansOf(visits: readonly Visit[]): Medians {
  const names = Object.keys(MEASURES) as MeasureName[];
  return Object.fromEntries(names.map(name => [name, median(visits.map(MEASURES[name].of))])) as Medians;
}

export function tableOf(sides: Readonly<Record<Side, Medians>>): string[] {
  const names = Object.keys(MEASURES) as MeasureName[];
  const headings = ['median', ...Object.keys(sides), 'ours / Docusaurus', 'ours / floor'];
  const shown = (value: number, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '');
  return table(
    headings,
    names.map(name => {
      const { title, digits }: Measure = MEASURES[name];
      const ours = sides.ours[name];
      return [
        title,
        ...Object.values(sides).map(medians => shown(medians[name], digits)),
        shown(ours / sides.Docusaurus[name], 2),
        shown(ours / sides.floor[name], 2),
      ];
    }),
  );
}

/** What a page of ours weighs before and after the first run, in bytes of JavaScript, and how far its parts moved meanwhile. */
export interface Weight {
  readonly path: string;
  readonly before: number;
  readonly after: number;
  readonly cls: number;
}

export interface Limit {
  readonly title: string;
  readonly is: number;
  readonly most: number;
}

/** What must hold on a page that other generators show as well. */
export function limitsOf({ ours, floor, Docusaurus }: Readonly<Record<Side, Medians>>): readonly Limit[] {
  return [
    { title: 'JavaScript before LCP, KB', is: ours.scriptBeforeLcp, most: 4 },
    { title: 'LCP / Docusaurus', is: ours.lcp / Docusaurus.lcp, most: 0.7 },
    { title: 'LCP / floor', is: ours.lcp / floor.lcp, most: 1.1 },
    { title: 'total blocking time / Docusaurus', is: ours.blocked / Docusaurus.blocked, most: 0.25 },
    { title: 'total blocking time above the floor, ms', is: ours.blocked - floor.blocked, most: 20 },
    { title: 'click to the next heading / Docusaurus', is: ours.first / Docusaurus.first, most: 0.6 },
    { title: 'second click / Docusaurus', is: ours.second / Docusaurus.second, most: 0.6 },
    { title: 'requests of both clicks', is: ours.asked, most: 0 },
    { title: 'CLS', is: ours.cls, most: 0 },
  ];
}

export function limitsOfWeight({ before, cls }: Weight): readonly Limit[] {
  return [
    { title: 'JavaScript before the first run, KB', is: kb(before), most: 96 },
    { title: 'CLS of scrolling to the end', is: cls, most: 0 },
  ];
}

/** What is not measured (NaN) doesn't hold. */
export const holds = ({ is, most }: Limit): boolean => is <= most;

export function tableOfLimits(limits: readonly Limit[]): string[] {
  return table(
    ['limit', 'at most', 'is', ''],
    limits.map(limit => [
      limit.title,
      String(limit.most),
      limit.is.toFixed(2),
      holds(limit) ? 'holds' : 'FAILS',
    ]),
  );
}

export function tableOfWeights(weights: readonly Weight[]): string[] {
  return table(
    ['page', 'JavaScript before a run, KB', 'after it, KB', 'CLS of scrolling'],
    weights.map(({ path, before, after, cls }) => [
      path,
      kb(before).toFixed(1),
      kb(after).toFixed(1),
      cls.toFixed(3),
    ]),
  );
}
