import { MOST_OF_A_VALUE } from './limits.ts';
import { openText } from './mask.ts';

/** What a server’s configuration or code makes it send; nothing of it is run. */
export interface PastedConfiguration {
  readonly kind: 'configuration';
  /** `list`: a library looks the origin up; `headers`: the values are written as they are. */
  readonly how: 'list' | 'headers';
  readonly nginx: boolean;
  /** Values or names, each as it is written; null where they are not told, or computed. */
  readonly origins: readonly string[] | null;
  readonly methods: readonly string[] | null;
  readonly headers: readonly string[] | null;
  readonly credentials: boolean | null;
  /** nginx: whether the headers are added to error responses as well, and whether it responds to OPTIONS itself. */
  readonly always: boolean;
  readonly options: boolean;
}

/** Where the options of a CORS library begin. */
const LIBRARY =
  /\bcors\s?\(\s?\{|\bcors\s?:\s?\{|\benableCors\s?\(|\bCORSMiddleware\b|\bCorsConfiguration\b|\baddMapping\s?\(|@CrossOrigin\b|\bCORS_(?:ALLOW|ORIGIN|ALLOWED)_[A-Z_]{3,30}\s?=|\bcors_allowed_origins\s?=|\bAddPolicy\s?\(|\bCORS\s?\(\s?app|\bcors\.(?:New|Config)\b|\bRack::Cors\b|"?CORSRules"?|\ballowedOrigins\b/i;
/** Characters that belong to it. */
const MOST_OF_A_CONFIGURATION = 2_000;

const LISTS = {
  origins:
    /\b(?:set|with|add)?_?(?:cors_)?(?:allow(?:ed)?_?)?origins?(?:_whitelist|patterns?)?\b["']?\s{0,4}[:=(]\s{0,4}/gi,
  methods: /\b(?:set|with|add)?_?(?:cors_)?(?:allow(?:ed)?_?)?methods?\b["']?\s{0,4}[:=(]\s{0,4}/gi,
  headers: /\b(?:set|with|add)?_?(?:cors_)?(?:allow(?:ed)?_?)headers?\b["']?\s{0,4}[:=(]\s{0,4}/gi,
} as const;
const CREDENTIALS =
  /\b(?:set|supports?|cors)?_?(?:allow_?)?credentials\b["']?\s{0,4}[:=(]\s{0,4}(true|false)\b|\bAllowCredentials\s?\(\s?\)/i;

/** One line that writes a response header: of nginx, of Apache, or of a program. A page’s own code sets headers of requests. */
const WRITTEN =
  /(?:add_header|Header\b[^\n]{0,20}?\b(?:set|add|append|merge))\s{1,4}["']?Access-Control-Allow-(Origin|Methods|Headers|Credentials)["']?\s{1,4}(?:"([^"\n]{0,1000})"|'([^'\n]{0,1000})'|([^\s;"']{1,300}))([^\n;]{0,60})|\b(?:res(?:p|ponse)?|ctx|reply|w\.Header\(\)|c)\.(?:set|add)?(?:Header|Set|Add|header|set|append|add)?\s?\(\s?["']Access-Control-Allow-(Origin|Methods|Headers|Credentials)["']\s{0,4},\s{0,4}["']([^"'\n]{0,1000})["']|\bheader\s?\(\s?["']Access-Control-Allow-(Origin|Methods|Headers|Credentials):\s{0,4}([^"'\n]{0,1000})["']/g;

/** Quoted values behind a name, up to the end of a list or of the line; a lone word where nothing is quoted. */
function valuesAt(text: string, at: number): readonly string[] | null {
  const rest = text.slice(at, at + MOST_OF_A_VALUE);
  const end = /^[[({]/.test(rest) ? rest.search(/[\])}]/) : rest.search(/[\n;)]|,\s{0,4}\w{1,40}\s?[:=]/);
  const source = end < 0 ? rest : rest.slice(0, end);
  const quoted = [...source.matchAll(/["'`]([^"'`\n]{0,300})["'`]/g)].flatMap(([, value = '']) =>
    value.split(','),
  );
  if (quoted.length > 0) return quoted.map(value => openText(value.trim())).filter(value => value !== '');
  return /^(?:true\b|\*)/i.test(source) ? ['true'] : null;
}

function listIn(text: string, pattern: RegExp): readonly string[] | null {
  const all: string[] = [];
  for (const match of text.matchAll(pattern))
    all.push(...(valuesAt(text, match.index + match[0].length) ?? []));
  return all.length === 0 ? null : [...new Set(all)];
}

function libraryIn(text: string): PastedConfiguration | null {
  const start = text.search(LIBRARY);
  if (start < 0) return null;
  const own = text.slice(start, start + MOST_OF_A_CONFIGURATION);
  const credentials = CREDENTIALS.exec(own);
  const found: PastedConfiguration = {
    kind: 'configuration',
    how: 'list',
    nginx: false,
    origins: listIn(own, LISTS.origins),
    methods: listIn(own, LISTS.methods),
    headers: listIn(own, LISTS.headers),
    credentials: credentials === null ? null : credentials[1]?.toLowerCase() !== 'false',
    always: true,
    options: true,
  };
  return found.origins === null &&
    found.methods === null &&
    found.headers === null &&
    found.credentials === null
    ? null
    : found;
}

function writtenIn(text: string): PastedConfiguration | null {
  const written = new Map<string, string[]>();
  let always = true;
  let nginx = false;
  for (const match of text.matchAll(WRITTEN)) {
    const name = (match[1] ?? match[6] ?? match[8] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? match[7] ?? match[9] ?? '';
    written.set(name, [...(written.get(name) ?? []), openText(value.trim())]);
    if (/^add_header/i.test(match[0])) {
      nginx = true;
      always &&= /\balways\b/.test(match[5] ?? '');
    }
  }
  if (written.size === 0) return null;
  const names = (name: string) =>
    written.has(name)
      ? [...new Set((written.get(name) ?? []).flatMap(value => value.split(/\s?,\s?/)))]
      : null;
  const origins = written.get('origin') ?? null;
  return {
    kind: 'configuration',
    how: 'headers',
    nginx,
    // A variable holds what nobody told.
    origins: origins?.some(value => /^\$|\$\{/.test(value)) ? null : origins && [...new Set(origins)],
    methods: names('methods'),
    headers: names('headers'),
    credentials: written.has('credentials') ? (written.get('credentials')?.includes('true') ?? false) : null,
    always,
    options: !nginx || /\$request_method\s{0,4}(?:=|~\*?)\s{0,4}["'(^]{0,3}OPTIONS/i.test(text),
  };
}

/** Every configuration of a paste: what a library is given, and what is written by hand. */
export function readConfigurations(lines: readonly string[]): readonly PastedConfiguration[] {
  // What is commented out does nothing.
  const text = lines.filter(line => !/^\s{0,40}(?:#|\/\/|\* )/.test(line)).join('\n');
  return [libraryIn(text), writtenIn(text)].filter(one => one !== null);
}
