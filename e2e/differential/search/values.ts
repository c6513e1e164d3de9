import fc from 'fast-check';
import type { Field } from '../../../web/rules/core/exchange.ts';

/** Values of one thing, and how heavy each weighs. */
export type Weights = Readonly<Record<string, number>>;

/** One of some values. */
export function valueArbitrary(values: readonly string[] | Weights): fc.Arbitrary<string> {
  if (Array.isArray(values)) return fc.constantFrom(...(values as readonly string[]));
  const weighed = Object.entries(values as Weights).map(([value, weight]) => ({
    weight,
    arbitrary: fc.constant(value),
  }));
  return fc.oneof(...weighed);
}

/** One of some words, as their type. */
export const oneOf = <Word extends string>(weights: Readonly<Record<Word, number>>) =>
  valueArbitrary(weights) as fc.Arbitrary<Word>;

/** What is written where a field is left out. */
export const NO_FIELD = '—';

/** Fields with their values, each present or not. */
export function fieldsArbitrary(weights: Readonly<Record<string, Weights>>): fc.Arbitrary<readonly Field[]> {
  const values = Object.entries(weights).map(([name, given]) => [name, valueArbitrary(given)] as const);
  return fc.record(Object.fromEntries(values)).map(drawn =>
    Object.entries(drawn)
      .filter(([, value]) => value !== NO_FIELD)
      .map(([name, value]) => ({ name, value })),
  );
}
