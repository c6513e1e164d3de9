import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { fields } from '../testing/fixtures.ts';
import { notShown } from '../testing/said.ts';
import type { EmbedElement } from './elements.ts';
import { type EmbedRun, judgeEmbed } from './embed.ts';

const LAB = 'http://localhost:3001';
const PARTNER = 'http://partner.localhost:3001';

function run(element: EmbedElement, type: string | undefined, more: Partial<EmbedRun> = {}): EmbedRun {
  const request = { method: 'GET', target: '/fetch', version: 'HTTP/1.1', fields: [] };
  const response = {
    status: 200,
    fields: fields({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }),
  };
  return {
    element,
    url: `${LAB}/fetch`,
    origin: PARTNER,
    certificate: 'unknown',
    exchange: { request, response },
    ...more,
  };
}

type Case = readonly [element: EmbedElement, type: string | undefined, stops: string, because: string];

const ACROSS: readonly Case[] = [
  ['image', 'image/png', 'nowhere', 'embed-used'],
  ['image', 'IMAGE/PNG', 'nowhere', 'embed-used'],
  ['image', 'image/svg+xml', 'nowhere', 'embed-used'],
  ['image', 'application/json', 'browser', 'embed-orb'],
  ['image', 'text/html; charset=utf-8', 'browser', 'embed-orb'],
  ['image', 'text/plain; charset=utf-8', 'browser', 'embed-orb'],
  ['image', undefined, 'browser', 'embed-orb'],
  ['image', '', 'browser', 'embed-orb'],
  ['image', 'text/javascript; charset=utf-8', 'browser', 'embed-image'],
  ['image', 'text/css', 'browser', 'embed-image'],
  ['script', 'text/javascript; charset=utf-8', 'nowhere', 'embed-used'],
  ['script', 'application/javascript', 'nowhere', 'embed-used'],
  ['script', 'application/x-ecmascript', 'nowhere', 'embed-used'],
  ['script', 'text/javascript1.5', 'nowhere', 'embed-used'],
  ['script', 'text/livescript', 'nowhere', 'embed-used'],
  ['script', 'text/javascript1.6', 'browser', 'embed-orb'],
  ['script', 'application/json', 'browser', 'embed-orb'],
  ['script', 'text/html', 'browser', 'embed-orb'],
  ['script', 'text/plain', 'browser', 'embed-orb'],
  ['script', 'text/csv', 'browser', 'embed-orb'],
  ['script', 'image/png', 'browser', 'embed-script-type'],
  ['script', 'audio/mpeg', 'browser', 'embed-script-type'],
  ['script', 'text/css', 'browser', 'embed-script-nosniff'],
];

/** What is of the page's own origin is not opaque, so ORB has no part in it. */
const WITHIN: readonly Case[] = [
  ['image', 'image/png', 'nowhere', 'embed-own'],
  ['image', 'application/json', 'browser', 'embed-image'],
  ['script', 'text/javascript', 'nowhere', 'embed-own'],
  ['script', 'application/json', 'browser', 'embed-script-nosniff'],
  ['script', undefined, 'browser', 'embed-script-nosniff'],
  ['script', 'text/csv', 'browser', 'embed-script-type'],
];

describe.each([
  ['across origins', PARTNER, 'cross-origin', ACROSS],
  ['within the origin', LAB, 'same-origin', WITHIN],
] as const)('%s', (_where, origin, first, cases) => {
  test.each(cases)('%s of %s stops at %s', (element, type, stops, because) => {
    const made = run(element, type, { origin });
    const verdict = judgeEmbed(made);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, made.exchange ? [made.exchange] : [])).toEqual([]);
    expect(verdict.steps[0]?.id).toBe(first);
    expect(verdict.steps.some(({ id }) => id === 'embed-orb')).toBe(origin !== LAB);
  });
});

describe('without a response', () => {
  const { exchange } = run('image', undefined);
  test.each<[what: string, more: Partial<EmbedRun>, stops: string, because: string]>([
    ['nothing arrived', { exchange: null }, 'before-sending', 'request-arrived'],
    [
      'no trust in the certificate',
      { exchange: null, url: 'https://localhost:3443/fetch', certificate: 'untrusted' },
      'before-sending',
      'certificate-trusted',
    ],
    [
      'the server sent nothing',
      { exchange: exchange && { ...exchange, response: null } },
      'no-response',
      'answered',
    ],
  ])('%s', (_what, more, stops, because) => {
    const made = run('image', 'image/png', more);
    const verdict = judgeEmbed(made);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, made.exchange ? [made.exchange] : [])).toEqual([]);
  });

  test('a certificate that is trusted is said to be', () => {
    const { steps } = judgeEmbed(
      run('image', 'image/png', { url: 'https://localhost:3443/fetch', certificate: 'trusted' }),
    );
    expect(steps.find(({ id }) => id === 'certificate-trusted')?.passed).toBe(true);
  });
});

test('a sandboxed page gets no same-origin response', () => {
  expect(judgeEmbed(run('image', 'image/png', { origin: 'null' })).because).toBe('embed-used');
});

test('the steps name the element and the type', () => {
  const { steps } = judgeEmbed(run('script', 'text/html; charset=utf-8'));
  const sentences = steps.map(made => describeStep(made, 'en'));
  expect(sentences[1]).toMatch(/^<script> has no crossorigin attribute/);
  expect(sentences.at(-1)).toBe(
    'The browser blocked the response: it is declared as text/html, which <script> can’t use, so Opaque Response Blocking (ORB) gives the page none of its bytes. The server had received the request, handled it and responded with 200.',
  );
});
