/** Whether something that came in a message has a shape. */
export type Shape<T> = (value: unknown) => value is T;
type ShapeOf<S> = S extends Shape<infer T> ? T : never;

export const text: Shape<string> = value => typeof value === 'string';
export const flag: Shape<boolean> = value => typeof value === 'boolean';
/** A finite one. */
export const number: Shape<number> = (value): value is number => Number.isFinite(value);
export const whole: Shape<number> = (value): value is number => Number.isSafeInteger(value);

/** An address that a stage may be sent to: never one that is itself a script. */
export const address: Shape<string> = (value): value is string =>
  text(value) && URL.canParse(value) && /^(?:http|ws)s?:$/.test(new URL(value).protocol);

export const oneOf =
  <W extends string>(...words: readonly W[]): Shape<W> =>
  (value): value is W =>
    words.some(word => word === value);

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value): value is T | null =>
    value === null || shape(value);

export const listOf =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(shape);

/** An object with these members and no others. */
export const object =
  <M extends Readonly<Record<string, Shape<unknown>>>>(
    members: M,
  ): Shape<{ readonly [N in keyof M]: ShapeOf<M[N]> }> =>
  (value): value is { readonly [N in keyof M]: ShapeOf<M[N]> } => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const names = Object.keys(value);
    const wanted = Object.entries(members);
    return (
      names.length === wanted.length &&
      wanted.every(([name, shape]) => Object.hasOwn(value, name) && shape(Reflect.get(value, name)))
    );
  };

export const either =
  <S extends readonly Shape<unknown>[]>(...shapes: S): Shape<ShapeOf<S[number]>> =>
  (value): value is ShapeOf<S[number]> =>
    shapes.some(shape => shape(value));
