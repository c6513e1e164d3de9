/** What a plain query does without: escapes, `+` for a space, and what no URL holds unescaped. */
const NOT_PLAIN = /[^\x21-\x7e]|[%+]/;

/**
 * The parameters in a request target's query, in order and decoded (URL Standard, "application/x-www-form-urlencoded
 * parsing"): name, value, name, value … A plain query, as nearly every one is, is only cut up.
 */
export function parametersOf(target: string): readonly string[] {
  const question = target.indexOf('?');
  if (question < 0) return [];
  const hash = target.indexOf('#');
  if (hash >= 0 && hash < question) return [];
  const query = target.slice(question + 1, hash < 0 ? target.length : hash);
  // Not `new URLSearchParams(query)`: Node takes a raw character beside an escape for a byte.
  if (NOT_PLAIN.test(query)) return [...new URL(`http://a/?${query}`).searchParams].flat();
  const parameters: string[] = [];
  for (let at = 0; at < query.length; ) {
    const ampersand = query.indexOf('&', at);
    const end = ampersand < 0 ? query.length : ampersand;
    const equals = query.indexOf('=', at);
    if (end > at) {
      if (equals < 0 || equals > end) parameters.push(query.slice(at, end), '');
      else parameters.push(query.slice(at, equals), query.slice(equals + 1, end));
    }
    at = end + 1;
  }
  return parameters;
}
