/** Values of a case as they must be written in a program or in nginx's configuration. */

/** Characters that end or change a single-quoted JavaScript string. */
const JS_SPECIAL = /[\\'\n\r\u2028\u2029]/g;
const JS_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A JavaScript string literal. */
export function js(text: string): string {
  return `'${text.replace(JS_SPECIAL, char => JS_ESCAPES[char] ?? `\\${char}`)}'`;
}

/** A JavaScript array of strings. */
export function jsList(texts: readonly string[]): string {
  return `[${texts.map(js).join(', ')}]`;
}

/** The variable that holds a dollar sign: nginx has no escape for one (see `DOLLAR_BLOCK`). */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of nginx
const DOLLAR = '${dollar}';

/** Defines it; `geo` is the one directive whose values are taken as they stand. */
export const DOLLAR_BLOCK = `geo $dollar {
    default "$";
}
`;

/**
 * A quoted string of nginx's configuration: backslash and quote are escaped (ngx_conf_file.c, `ngx_conf_read_token`).
 * `takesVariables`: whether nginx looks for variables in it, as it does in the values of `map` and `add_header` and
 * not in the strings that `map` compares with.
 */
export function nginx(text: string, { takesVariables }: { readonly takesVariables: boolean }): string {
  const quoted = text.replace(/["\\]/g, '\\$&');
  return `"${takesVariables ? quoted.replaceAll('$', () => DOLLAR) : quoted}"`;
}
