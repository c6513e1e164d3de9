import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import type { Course } from './course.ts';
import { readCourse } from './lessons.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * What interviews ask about ways across origins, and where a run answers it, as `lesson#section`. Some are asked in two parts. Of a
 * lesson that is still to be written the sections are not known yet: it is named alone, and the question waits for it.
 */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '什么是同源策略，它拦的是什么': ['same-origin-policy#unread'],
  跨域有哪些方案: ['overview#which'],
  简单请求和复杂请求: ['cors-simple#simple'],
  预检: ['cors-preflight#json', 'cors-preflight#cached'],
  带凭据: ['cors-credentials#star'],
  JSONP: ['jsonp#works', 'jsonp#code'],
  postMessage: ['post-message#anyone'],
  'document.domain': ['frame-tricks'],
  代理为什么: ['proxy'],
  changeOrigin: ['proxy'],
  nginx: ['nginx'],
  'WebSocket 为什么能跨域': ['websocket#open-by-default'],
  token: ['websocket-in-practice'],
  心跳: ['websocket-in-practice'],
  长轮询: ['streams#four'],
  掩码: ['websocket-in-practice'],
  'Socket.IO 和 WebSocket': ['websocket#layers'],
  CSRF: ['same-origin-policy#executed'],
  'SameSite 的三个值': ['samesite#link'],
  '第三方 cookie': ['samesite#third-party'],
};

let course: Course = { zh: [], en: [] };
let demos: Catalogue['demos'] = {};
let written: readonly string[] = [];
beforeAll(async () => {
  const { catalogue, causeFiles } = await loadCatalogue();
  ({ course } = await readCourse(ROOT, catalogue, causeFiles));
  demos = catalogue.demos;
  written = (await readdir(join(ROOT, 'docs/zh'))).map(name => name.replace(/\.md$/, ''));
}, 120_000);

function htmlOf(language: Language, lesson: string, section: string): string {
  const page = course[language].find(({ id }) => id === lesson);
  return page?.sections.find(({ id }) => id === section)?.html ?? '';
}

/** The links of the page of questions, with what each asks. */
function linksOf(language: Language) {
  const html = htmlOf(language, 'interview', 'questions');
  return [...html.matchAll(/<a href="\/\w+\/([^"]+)">([^<]*)/g)].map(([, to = '', ask = '']) => ({
    to,
    ask,
  }));
}

describe.each(['zh', 'en'] as const)('the questions in %s', language => {
  test('lead to sections with a panel, each to one of its own', () => {
    const links = linksOf(language);
    const run = course[language].flatMap(({ id, sections }) =>
      sections.filter(({ panels }) => panels.length > 0).map(section => `${id}#${section.id}`),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(run).toEqual(expect.arrayContaining(links.map(({ to }) => to)));
    expect(new Set(links.map(({ to }) => to)).size).toBe(links.length);
  });
});

test.each(Object.entries(ASKED))(
  '“%s” is asked, unless its lesson is still to be written',
  (part, places) => {
    const asked = linksOf('zh')
      .filter(({ ask }) => ask.includes(part))
      .map(({ to }) => to);
    for (const place of places) {
      const lesson = place.split('#')[0] ?? '';
      if (!written.includes(lesson)) expect(asked.filter(to => to.startsWith(`${lesson}#`))).toEqual([]);
      else if (place.includes('#')) expect(asked).toContain(place);
      else
        expect(
          asked.some(to => to.startsWith(`${place}#`)),
          `${place} answers it`,
        ).toBe(true);
    }
  },
);

test.each([
  ['zh', '第 {n} 个'],
  ['en', 'number {n}'],
] as const)('the overview in %s leads to every demo', (language, name) => {
  const numbers = Object.keys(demos).map(path => /^\d+(-\d+)?/.exec(path)?.[0] ?? '');
  const html = htmlOf(language, 'overview', 'table');
  for (const number of new Set(numbers)) expect(html).toContain(`>${name.replace('{n}', number)}</a>`);
});
