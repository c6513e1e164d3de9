/** What a reader downloads at most, in KB (1,024 bytes): scripts and the style as gzip sends them, pages as they stand. */

/** What every page loads once it stands. */
const PAGE = ['web/app/head.ts', 'web/app/boot.ts', 'web/app/main.ts'];
/** What a lesson loads besides before a run, with the experiments of its panels. */
const LESSON = [...PAGE, 'web/lesson/hydrate-slot.ts'];
/** What a run of any experiment loads. */
const RUN = ['web/panel/RunView.tsx', 'web/run/carry-out.ts', 'web/run/feed.ts'];

/** Scripts, by the modules that bring them, with everything that these import. */
const SCRIPTS: readonly {
  readonly what: string;
  readonly loads: readonly string[];
  readonly most: number;
}[] = [
  { what: 'JavaScript before the page is painted', loads: ['web/app/head.ts', 'web/app/boot.ts'], most: 4 },
  { what: 'JavaScript of a page that nobody reaches into', loads: PAGE, most: 12 },
  { what: 'JavaScript of the home page', loads: [...PAGE, 'web/app/home/hydrate-live.ts'], most: 105 },
  {
    what: 'JavaScript of the composer',
    loads: [...PAGE, 'web/app/hydrate-tool.ts', 'web/compose/ComposePage.tsx'],
    most: 136,
  },
  {
    what: 'JavaScript of “My app fails”',
    loads: [...PAGE, 'web/app/hydrate-tool.ts', 'web/diagnose/page/DiagnosePage.tsx'],
    most: 99,
  },
];
const BEFORE_A_RUN = 109;
/** What the first run of an experiment loads besides. */
const FIRST_RUN = 98;
const STYLE = 12;
const HTML = 160;
const ELEMENTS = 2_000;

/** Bytes. */
export const KB = 1024;

/** A script of the build. */
export interface Script {
  readonly file: string;
  /** Its modules, from the project's root. */
  readonly modules: readonly string[];
  /** Files that load with it. */
  readonly imports: readonly string[];
  readonly kb: number;
}

export interface Weight {
  readonly what: string;
  readonly is: number;
  readonly most: number;
  readonly unit: 'KB' | 'elements';
  /** Of what it consists, the heaviest first. */
  readonly parts: readonly string[];
}

/** @param pages the HTML of each page, by its address */
export function weights(
  scripts: readonly Script[],
  styleKb: number,
  pages: ReadonlyMap<string, string>,
): readonly Weight[] {
  /** @param there modules that have been loaded before */
  const load = (what: string, most: number, modules: readonly string[], there: readonly string[] = []) => {
    const before = loadedBy(scripts, there);
    const loaded = loadedBy(scripts, modules).filter(script => !before.includes(script));
    const heaviest = loaded.toSorted((one, other) => other.kb - one.kb);
    const is = loaded.reduce((sum, { kb }) => sum + kb, 0);
    return {
      what,
      is,
      most,
      unit: 'KB',
      parts: heaviest.map(({ file, kb }) => `${file} ${kb.toFixed(1)}`),
    } as const;
  };
  const experiments = scripts
    .flatMap(({ modules }) => modules)
    .flatMap(module => {
      const name = /^web\/experiments\/([^/]+)\/index\.ts$/.exec(module)?.[1];
      return name ? [{ module, procedure: `web/experiments/${name}/procedure.ts`, name }] : [];
    });
  return [
    ...SCRIPTS.map(({ what, loads, most }) => load(what, most, loads)),
    ...experiments.flatMap(({ module, procedure, name }) => [
      load(`JavaScript before a run of ${name}`, BEFORE_A_RUN, [...LESSON, module]),
      load(`JavaScript of a run of ${name}`, FIRST_RUN, [...RUN, procedure], [...LESSON, module]),
    ]),
    { what: 'the style', is: styleKb, most: STYLE, unit: 'KB', parts: [] },
    ...[...pages].flatMap(([address, html]): Weight[] => [
      { what: `the page ${address}`, is: Buffer.byteLength(html) / KB, most: HTML, unit: 'KB', parts: [] },
      { what: `the page ${address}`, is: elementsIn(html), most: ELEMENTS, unit: 'elements', parts: [] },
    ]),
  ];
}

/** Scripts that load with some modules, each once. @throws Error for a module that no script holds */
function loadedBy(scripts: readonly Script[], modules: readonly string[]): readonly Script[] {
  const byFile = new Map(scripts.map(script => [script.file, script]));
  const loaded = new Set<Script>();
  const add = (script: Script): void => {
    if (loaded.has(script)) return;
    loaded.add(script);
    for (const file of script.imports) {
      const imported = byFile.get(file);
      if (imported) add(imported);
    }
  };
  for (const name of modules) {
    const script = scripts.find(({ modules }) => modules.includes(name));
    if (!script) throw new Error(`no script holds ${name}, for which a budget stands`);
    add(script);
  }
  return [...loaded];
}

/** Markup that React writes escapes `<` in text and in attributes, so every other one begins or ends an element. */
function elementsIn(html: string): number {
  return html.match(/<[a-z]/gi)?.length ?? 0;
}

/** Parts that are named of what has grown. */
const NAMED = 5;

/** @throws Error naming everything that is over its budget, and by how much */
export function refuseTooHeavy(all: readonly Weight[]): void {
  const heavy = all.filter(({ is, most }) => is > most);
  if (heavy.length === 0) return;
  const lines = heavy.map(({ what, is, most, unit, parts }) => {
    const shown = (value: number) => `${value.toFixed(unit === 'KB' ? 1 : 0)} ${unit}`;
    const of = parts.length > 0 ? ` (${parts.slice(0, NAMED).join(', ')})` : '';
    return `  ${what}: ${shown(is)}, ${shown(is - most)} over its ${shown(most)}${of}`;
  });
  throw new Error(`Too heavy, by the budgets in web/content/budgets.ts:\n${lines.join('\n')}`);
}
