/** One entry of a list in the front matter, with everything that it must say. */
export interface Entry<Field extends string> {
  /** Where it stands in the source. */
  readonly offset: number;
  readonly fields: Readonly<Record<Field, string>>;
}

/**
 * A list of the front matter whose entries all have the same fields, all of them needed: `examples` says what to write for each.
 * What lacks a field, or has another, is reported and left out.
 */
export function readList<Field extends string>(
  source: string,
  name: string,
  value: unknown,
  examples: Readonly<Record<Field, string>>,
  report: (offset: number, message: string) => void,
): readonly Entry<Field>[] {
  if (value === undefined) return [];
  const names = Object.keys(examples) as Field[];
  const start = Math.max(0, source.search(new RegExp(`^${name}\\s*:`, 'm')));
  const [first = ''] = names;
  const example = `${name}:\n  - ${first}: ${examples[first as Field]}`;
  if (!Array.isArray(value)) {
    report(start, `${name} is a list; write ${example.replace(/\s+/g, ' ')} …`);
    return [];
  }
  const items = [...source.slice(start).matchAll(/^\s*- /gm)].map(({ index }) => start + index);
  return value.flatMap((entry: unknown, n): Entry<Field>[] => {
    const offset = items[n] ?? start;
    const given: Record<string, unknown> = { ...(typeof entry === 'object' ? entry : {}) };
    const of = `${name}, entry ${n + 1}`;
    const texts = names.flatMap(field => {
      const text = ['string', 'number'].includes(typeof given[field]) ? String(given[field]).trim() : '';
      if (text === '') report(offset, `${of} lacks ${field}; write ${field}: ${examples[field]}`);
      return text === '' ? [] : [[field, text] as const];
    });
    const unknown = Object.keys(given).filter(field => !names.some(one => one === field));
    for (const field of unknown) report(offset, `${of} has no "${field}"; it has ${names.join(', ')}`);
    if (texts.length < names.length || unknown.length > 0) return [];
    return [{ offset, fields: Object.fromEntries(texts) as Record<Field, string> }];
  });
}
