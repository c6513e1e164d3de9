import fc from 'fast-check';
import { fieldsArbitrary, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareAnswer } from '../case.ts';

/** What the values of fields are drawn from. */
export type FieldWeights = Readonly<Record<string, Weights>>;

/** Answers with one of some statuses, and fields. */
export function answerArbitrary(status: Weights, fields: FieldWeights): fc.Arbitrary<BareAnswer> {
  return fc
    .record({ status: valueArbitrary(status), fields: fieldsArbitrary(fields) })
    .map(drawn => ({ ...drawn, status: Number(drawn.status) }));
}
