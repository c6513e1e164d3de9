/** The names of a comma-separated list, in order. */
export function namesIn(list: string): readonly string[] {
  return list.split(',').flatMap(name => name.trim() || []);
}
