import type { Bilingual } from '../../language.ts';
import type { Sentences, StepDefinition } from './definition.ts';
import type { Step } from './verdict.ts';

/** Stands for a value that is not there, where found and wanted are named. */
export const NOTHING = '—';

/** The two values of a step; null: it is not there. */
type Fact = 'found' | 'wanted';
type Facts = { readonly [Name in Fact]?: string | null };

/** Every sentence of a definition, as a type. */
type Sentence<D> = {
  [Way in keyof Sentences]: D extends {
    readonly [Key in Way]: { readonly [Language in keyof Bilingual]: infer Text };
  }
    ? Text
    : never;
}[keyof Sentences];

/** The facts that a step cannot do without: those that a sentence names, and both where they are compared or a sentence is not known. */
type Named<D> = D extends { readonly compares: string }
  ? Fact
  : string extends Sentence<D>
    ? Fact
    : {
        [Name in Fact]: Extract<Sentence<D>, `${string}{${Name}}${string}`> extends never ? never : Name;
      }[Fact];
/** Whether each sentence of a definition names a value. */
type Always<D, Name extends Fact> = false extends {
  [Way in keyof Sentences]: D extends { readonly [Key in Way]: { readonly en: infer Text } }
    ? Text extends `${string}{${Name}}${string}`
      ? true
      : false
    : true;
}[keyof Sentences]
  ? false
  : true;

/** A value that each sentence names must be there, or the definition says what to say without it. */
type FactsOf<D> = Facts & {
  readonly [Name in Named<D>]: D extends { readonly without: { readonly [Key in Name]: object } }
    ? string | null
    : Always<D, Name> extends true
      ? string
      : string | null;
};

/** A step that may pass has a sentence for it, and so has one that may fail. */
type Speaks<Passed extends boolean> = (true extends Passed
  ? Pick<Required<StepDefinition>, 'passed'>
  : unknown) &
  (false extends Passed
    ? Pick<Required<StepDefinition>, 'failed'> | Pick<Required<StepDefinition>, 'tolerated'>
    : unknown);

interface More {
  readonly tolerated?: NonNullable<Step['tolerated']>;
  /** False where this time the values were not compared, though by this step they are. */
  readonly compared?: boolean;
  readonly help?: Step['help'] | null;
}

/** Only what has a sentence for it is tolerated, and what has no other sentence for a failure always is. */
type MoreOf<D, Passed extends boolean> = Omit<More, 'tolerated'> &
  ([D] extends [{ readonly tolerated: Bilingual }]
    ? [D] extends [{ readonly failed: Bilingual }]
      ? Pick<More, 'tolerated'>
      : false extends Passed
        ? Pick<Required<More>, 'tolerated'>
        : Pick<More, 'tolerated'>
    : { readonly tolerated?: never });

/** What can be left out may be. */
type Rest<F, M> = object extends M
  ? object extends F
    ? readonly [facts?: F | undefined, more?: M]
    : readonly [facts: F, more?: M]
  : object extends F
    ? readonly [facts: F | undefined, more: M]
    : readonly [facts: F, more: M];

/** One step as it went, with the facts that it compared. */
export function step<D extends StepDefinition & Speaks<Passed>, Passed extends boolean>(
  definition: D,
  passed: Passed,
  ...rest: Rest<FactsOf<D>, MoreOf<D, Passed>>
): Step {
  const [facts, more = {}]: readonly [(Facts | undefined)?, More?] = rest;
  const compared = facts && more.compared !== false ? definition.compares : undefined;
  return {
    id: definition.id,
    definition,
    passed,
    ...(facts && { found: facts.found ?? NOTHING, wanted: facts.wanted ?? NOTHING }),
    ...(compared && { compared }),
    ...(!passed && more.tolerated && { tolerated: more.tolerated }),
    ...(!passed && more.help && { help: more.help }),
  };
}
