import { VFile } from 'vfile';
import { matter } from 'vfile-matter';
import { columnsOf } from './columns.ts';
import { type Question, readQuestions } from './questions.ts';
import { readTechniques, type Technique } from './techniques.ts';

export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  /** For search engines and previews. */
  readonly description: string;
  /** For the home page. */
  readonly summary: string;
  readonly position: number;
  /** Why nothing of it can be repaired; null where something can. */
  readonly noRepair: string | null;
  /** The ways across origins that it shows, for the overview. */
  readonly techniques: readonly Technique[];
  /** The questions of interviews that it answers, for their page. */
  readonly questions: readonly Question[];
}

const FIELDS = [
  'id',
  'title',
  'description',
  'summary',
  'sidebar_label',
  'sidebar_position',
  'no_repair',
  'techniques',
  'questions',
];

/** Search engines show about as much of a description, and the home page one line of a summary; a Han character takes two columns. */
const COLUMNS = { description: 160, summary: 64 } as const;

/** A lesson's front matter. Every mistake is reported with the offset where it stands. */
export function readFrontMatter(
  source: string,
  report: (offset: number, message: string) => void,
): FrontMatter {
  const file = new VFile(source);
  try {
    matter(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    report(0, `the front matter is not YAML: ${reason}`);
  }
  const fields: Record<string, unknown> = { ...(file.data.matter ?? {}) };
  const at = (name: string): number => Math.max(0, source.search(new RegExp(`^${name}\\s*:`, 'm')));

  for (const name of Object.keys(fields)) {
    if (!FIELDS.includes(name)) {
      report(at(name), `the front matter has no field "${name}"; it has ${FIELDS.join(', ')}`);
    }
  }
  const text = (name: string, example: string): string => {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    report(at(name), `the front matter needs ${name}; write ${name}: ${example}`);
    return '';
  };

  const id = text('id', 'some-id');
  if (id && !/^[a-z][a-z0-9-]*$/.test(id)) {
    report(at('id'), `the id "${id}" stands in addresses; write lower-case letters, digits and hyphens`);
  }
  const short = (name: keyof typeof COLUMNS, example: string): string => {
    const value = text(name, example);
    const columns = columnsOf(value);
    if (columns > COLUMNS[name])
      report(at(name), `the ${name} is ${columns} columns wide, and ${COLUMNS[name]} fit; shorten it`);
    return value;
  };
  const description = short('description', 'One sentence that says what the lesson shows');
  const summary = short('summary', 'The lesson in a few words');
  const position = fields.sidebar_position;
  if (typeof position !== 'number' || !Number.isFinite(position)) {
    report(
      at('sidebar_position'),
      'the front matter needs its place in the course; write sidebar_position: 12',
    );
  }
  return {
    id,
    title: text('title', 'A title'),
    description,
    summary,
    label: text('sidebar_label', 'A short title'),
    noRepair: fields.no_repair === undefined ? null : text('no_repair', 'why no setting of a server decides'),
    position: typeof position === 'number' ? position : 0,
    techniques: readTechniques(source, fields.techniques, report),
    questions: readQuestions(source, fields.questions, report),
  };
}
