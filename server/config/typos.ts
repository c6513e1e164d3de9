/** Longest edit distance at which an unknown name counts as a slip of the finger. */
const SLIP = 2;

/**
 * Levenshtein distance of two texts: the fewest characters to insert, delete or change.
 */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const next = [line];
    for (let column = 1; column <= b.length; column++) {
      const changed = (row[column - 1] ?? 0) + (a[line - 1] === b[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name that a text most probably meant, of two as near the longer one, or undefined when it is none of ours or close to none. */
export function probablyMeant(text: string, known: readonly string[]): string | undefined {
  if (known.includes(text)) return undefined;
  const nearest = known
    .map(name => ({ name, distance: editDistance(text, name) }))
    .sort((one, other) => one.distance - other.distance || other.name.length - one.name.length)[0];
  return nearest !== undefined && nearest.distance <= SLIP ? nearest.name : undefined;
}
