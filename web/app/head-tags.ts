import { PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import { LANGUAGE_TAGS, LANGUAGES } from '../addresses.ts';
import type { Language } from '../language.ts';

/** What search engines and previews are told of a page. */
export interface HeadTags {
  readonly title: string;
  readonly description: string;
  /** Where the page is, and where the same is in each language; null for a page that no search is to find. */
  readonly found: {
    readonly path: string;
    readonly alternates: Readonly<Record<Language | 'x-default', string>>;
  } | null;
  /** Where old links to parts of this page lead, as paths, by the part; an empty part is the page itself. */
  readonly moved: Readonly<Record<string, string>>;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const absolute = (path: string): string => escapeHtml(PLACEHOLDER_ORIGINS.reader + path);

/** The elements of a document's head that differ from page to page. The table of what has moved stands before the head's script. */
export function headTags({ title, description, found, moved }: HeadTags): string {
  const links = found && [
    `<link rel="canonical" href="${absolute(found.path)}">`,
    ...LANGUAGES.map(
      language =>
        `<link rel="alternate" hreflang="${LANGUAGE_TAGS[language]}" href="${absolute(found.alternates[language])}">`,
    ),
    `<link rel="alternate" hreflang="x-default" href="${absolute(found.alternates['x-default'])}">`,
  ];
  const table = Object.keys(moved).length > 0 && escapeHtml(JSON.stringify(moved));
  return [
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    ...(links ?? ['<meta name="robots" content="noindex">']),
    ...(table ? [`<meta name="moved" content="${table}">`] : []),
  ].join('\n');
}
