import { expect, test } from 'vitest';
import { holds, limitsOf, type Medians, mediansOf } from './report.ts';
import type { Visit } from './visit.ts';

const VISIT: Visit = {
  fcp: 400,
  lcp: 400,
  cls: 0,
  blocked: 40,
  html: 20_000,
  scriptBeforeLcp: 2_000,
  script: 90_000,
  requests: 10,
  nodes: 1_500,
  turns: [
    { ms: 80, requests: 0 },
    { ms: 90, requests: 0 },
  ],
};
const ours = mediansOf([VISIT, { ...VISIT, lcp: 300 }, { ...VISIT, lcp: 9_000 }]);
const floor: Medians = { ...ours, lcp: 390, blocked: 30 };
const Docusaurus: Medians = { ...ours, lcp: 800, blocked: 200, first: 160, second: 160 };
const fails = (changed: Partial<Medians>) =>
  limitsOf({ ours: { ...ours, ...changed }, floor, Docusaurus, VitePress: Docusaurus })
    .filter(limit => !holds(limit))
    .map(({ title }) => title);

test('the median is no outlier, and what is within every limit holds', () => {
  expect(ours.lcp).toBe(400);
  expect(fails({})).toEqual([]);
});

test.each<{ changed: Partial<Medians>; named: string[] }>([
  { changed: { scriptBeforeLcp: 4.1 }, named: ['JavaScript before LCP, KB'] },
  { changed: { lcp: 440 }, named: ['LCP / floor'] },
  { changed: { lcp: 600 }, named: ['LCP / Docusaurus', 'LCP / floor'] },
  {
    changed: { blocked: 51 },
    named: ['total blocking time / Docusaurus', 'total blocking time above the floor, ms'],
  },
  { changed: { first: 100 }, named: ['click to the next heading / Docusaurus'] },
  { changed: { second: Number.NaN }, named: ['second click / Docusaurus'] },
  { changed: { asked: 1 }, named: ['requests of both clicks'] },
  { changed: { cls: 0.001 }, named: ['CLS'] },
])('$changed fails by $named', ({ changed, named }) => expect(fails(changed)).toEqual(named));
