import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import type { PanelSpec } from '../run/spec.ts';
import { loadCatalogue } from './catalogue.ts';
import { type Compiled, compileLesson } from './markdown.ts';

/**
 * What notes commonly claim, as the section `claims` of a lesson judges it: each row leads to the panels that show the verdict, as
 * `lesson#panel`, and `shown` says of each what it must set and where it must stop to show it. Null: no run can show it.
 */
interface Judged extends Readonly<Record<Language, string>> {
  readonly shown: Readonly<Record<string, Readonly<Record<string, string | null>>>> | null;
}

const CORS: readonly Judged[] = [
  {
    zh: '只能拿到 6 个响应头',
    en: 'only gives six headers',
    shown: { 'cors-simple#safelisted': { api: 'xhr', aceh: null, stops: 'nowhere' } },
  },
  {
    zh: '必须有 Access-Control-Allow-Methods',
    en: 'must have Access-Control-Allow-Methods',
    shown: {
      'cors-preflight#json-listed': {
        method: 'POST',
        contentType: 'json',
        acam: null,
        stops: 'nowhere',
      },
    },
  },
  {
    zh: '有的浏览器跨域也会带 cookie',
    en: 'some browsers send cookies across origins anyway',
    shown: { 'cors-credentials#default-mode': { means: 'fetch-default', because: 'cookie-credentials' } },
  },
  {
    zh: '一个没有 CORS 响应头的正常响应',
    en: 'an ordinary response without CORS headers',
    shown: {
      'same-origin-policy#put-stopped': { acao: null, because: 'allow-origin-present' },
      'cors-preflight#options-401': { preflight: '401', because: 'preflight-ok' },
      'cors-preflight#redirected': { preflight: '307', because: 'preflight-redirect' },
      'cors-preflight#header-missing': { acah: 'x-lab', because: 'preflight-headers' },
    },
  },
  { zh: 'CORS 是 W3C 标准', en: 'CORS is a W3C standard', shown: null },
  {
    zh: '真正的响应也要有',
    en: 'the actual response must have',
    shown: { 'cors-preflight#preflight-alone': { on: 'preflight', effect: 'on', stops: 'browser' } },
  },
];

const ROOT = join(import.meta.dirname, '../..');
const NAMES = ['same-origin-policy', 'cors-simple', 'cors-preflight', 'cors-credentials'];
const lessons = new Map<string, Compiled>();

beforeAll(async () => {
  const { catalogue } = await loadCatalogue();
  for (const language of ['zh', 'en'] as const) {
    for (const name of NAMES) {
      const file = `docs/${language}/${name}.md`;
      const source = await readFile(join(ROOT, file), 'utf8');
      lessons.set(`${language}/${name}`, compileLesson(file, language, source, catalogue));
    }
  }
}, 120_000);

describe.each(['zh', 'en'] as const)('the claims on CORS in %s', language => {
  const lesson = (name: string) => lessons.get(`${language}/${name}`)?.lesson;
  /** Of each row, what it says of the claim and the panels that it leads to. */
  const rows = () => {
    const html = lesson('cors-simple')?.sections.find(({ id }) => id === 'claims')?.html ?? '';
    const panels = (row: string) =>
      [...row.matchAll(/href="([^"]*)#([^"]+)"/g)]
        .filter(([, page = '']) => !page.startsWith('https:'))
        .map(([, page = '', id]) => `${page.split('/').at(-1) || 'cors-simple'}#${id}`);
    return [...html.matchAll(/<tr><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/gs)].map(
      ([, claim = '', verdict]) => ({
        claim: claim.replace(/<[^>]*>/g, ''),
        panels: panels(verdict ?? ''),
      }),
    );
  };
  const panelAt = (place: string): PanelSpec | undefined => {
    const [name = '', id] = place.split('#');
    const panels = lesson(name)?.sections.flatMap(section => section.panels.flat()) ?? [];
    return panels.find(panel => panel.id === id);
  };

  test('are these, in this order', () => {
    expect(rows().map(({ claim }) => claim)).toEqual(
      CORS.map(claim => expect.stringContaining(claim[language])),
    );
  });

  test.each(CORS.map((claim, n) => [claim.en, n, claim.shown ?? {}] as const))(
    '“%s” is judged by what it leads to',
    (_, n, shown) => {
      expect(rows()[n]?.panels).toEqual(Object.keys(shown));
      for (const [place, wanted] of Object.entries(shown)) {
        const panel = panelAt(place);
        const set: Readonly<Record<string, string>> = { ...panel?.knobs, ...panel?.claim };
        const found = Object.keys(wanted).map(name => [name, set[name] ?? null]);
        expect(Object.fromEntries(found), place).toEqual(wanted);
      }
    },
  );
});
