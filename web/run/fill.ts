/** A sentence with its places filled: `fill('{n} bytes', { n: 4 })`. Unknown places stay as they are. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([\w.-]+)\}/g, (place, name: string) => String(values[name] ?? place));
}
