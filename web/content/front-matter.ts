import { VFile } from 'vfile';
import { matter } from 'vfile-matter';
import { columnsOf } from './columns.ts';

export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  /** For search engines and previews. */
  readonly description: string;
  readonly position: number;
}

const FIELDS = ['id', 'title', 'description', 'sidebar_label', 'sidebar_position'];

/** Search engines show about as much; a Han character takes two columns. */
const DESCRIPTION_COLUMNS = 160;

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
  const description = text('description', 'One sentence that says what the lesson shows');
  if (columnsOf(description) > DESCRIPTION_COLUMNS) {
    const columns = columnsOf(description);
    report(
      at('description'),
      `the description is ${columns} columns wide, and ${DESCRIPTION_COLUMNS} fit; shorten it`,
    );
  }
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
    label: text('sidebar_label', 'A short title'),
    position: typeof position === 'number' ? position : 0,
  };
}
