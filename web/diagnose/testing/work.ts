/** Methods of strings, by how many characters a call of each looks at. */
const STRING_COSTS: Readonly<
  Record<string, (text: string, args: readonly unknown[], result: unknown) => number>
> = {
  charAt: () => 1,
  charCodeAt: () => 1,
  slice: (_text, _args, result) => String(result).length,
  indexOf: searched,
  includes: text => text.length,
  startsWith: (_text, [sought]) => String(sought).length,
  endsWith: (_text, [sought]) => String(sought).length,
  lastIndexOf: text => text.length,
  split: text => text.length,
  trim: text => text.length,
  trimEnd: text => text.length,
  toLowerCase: text => text.length,
  toUpperCase: text => text.length,
  replace: text => text.length,
  replaceAll: text => text.length,
  repeat: (_text, _args, result) => String(result).length,
};

function searched(text: string, [, from]: readonly unknown[], result: unknown): number {
  const start = typeof from === 'number' ? from : 0;
  return typeof result === 'number' && result >= 0 ? result - start + 1 : Math.max(0, text.length - start);
}

/**
 * How many characters the code of a function looks at, through the methods of strings and regular expressions: work that is the
 * same on every machine. A regular expression counts as reading once what lies before the end of its match.
 */
export function workOf(run: () => void): number {
  let work = 0;
  const undo: (() => void)[] = [];
  const replaceMethod = (on: object, name: string, cost: (typeof STRING_COSTS)[string]) => {
    const original: unknown = Reflect.get(on, name);
    if (typeof original !== 'function') throw new Error(`There is no method ${name}.`);
    Reflect.set(on, name, function counted(this: unknown, ...args: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, args);
      work += cost(String(this), args, result);
      return result;
    });
    undo.push(() => Reflect.set(on, name, original));
  };
  for (const [name, cost] of Object.entries(STRING_COSTS)) replaceMethod(String.prototype, name, cost);

  const { exec, test } = RegExp.prototype;
  const matched = (pattern: RegExp, text: string): RegExpExecArray | null => {
    const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
    const match = exec.call(pattern, text);
    work += Math.max(1, (match ? match.index + match[0].length : text.length) - from);
    return match;
  };
  RegExp.prototype.exec = function counted(text) {
    return matched(this, text);
  };
  RegExp.prototype.test = function counted(text) {
    return matched(this, text) !== null;
  };
  try {
    run();
  } finally {
    Object.assign(RegExp.prototype, { exec, test });
    for (const one of undo) one();
  }
  return work;
}
