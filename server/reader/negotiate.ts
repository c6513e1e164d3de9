import { CODINGS, type Coding } from './site.ts';

/** A field's list of `name;q=…`, names in lower case, best first; without a value a quality is 1 (RFC 9110 §12.4.2). */
function qualities(field: string): [name: string, quality: number][] {
  return field
    .split(',')
    .map((item): [string, number] => {
      const [name = '', ...parameters] = item.split(';').map(part => part.trim().toLowerCase());
      const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2);
      return [name, quality === undefined ? 1 : Number(quality) || 0];
    })
    .sort(([, a], [, b]) => b - a);
}

/** The coding to send, by RFC 9110 §12.5.3: ours of those accepted; `identity` where none is. */
export function chooseCoding(acceptEncoding: string | undefined): Coding {
  const accepted = new Map(qualities(acceptEncoding ?? ''));
  return CODINGS.find(coding => (accepted.get(coding) ?? accepted.get('*') ?? 0) > 0) ?? 'identity';
}

/** The first of our languages that the reader prefers, by RFC 9110 §12.5.4; else the first of ours. */
export function chooseLanguage(acceptLanguage: string | undefined, ours: readonly string[]): string {
  for (const [tag, quality] of qualities(acceptLanguage ?? '')) {
    const found = ours.find(language => tag === language || tag.startsWith(`${language}-`));
    if (found && quality > 0) return found;
  }
  return ours[0] ?? '';
}

/** Whether a cached copy is still good: RFC 9110 §13.1.2, which compares weakly. */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some(tag => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
