import type { Bilingual } from '../language.ts';

interface KnobBase {
  /** A short name: of a header, of an option, of a line of code. */
  readonly label: Bilingual;
  /** The value when neither lesson nor link sets one. */
  readonly default: string;
  /** Where its line is missing in the code, whose it would be: the proxy’s; the server’s, or without one the receiver’s. Absent: the other’s. */
  readonly side?: 'server' | 'proxy';
}

/** One of a few words; origin names are shown as the origin that the configuration gives them. */
export interface ChoiceKnob extends KnobBase {
  readonly kind: 'choice';
  /** What each does, in a few plain words: a note beside its code. Where it is the code itself, nothing is added. */
  readonly choices: Readonly<Record<string, Bilingual>>;
}

/** `on` or `off`. */
export interface SwitchKnob extends KnobBase {
  readonly kind: 'switch';
}

/** Free text that must match the whole pattern. */
export interface TextKnob extends KnobBase {
  readonly kind: 'text';
  readonly pattern: string;
  /** In UTF-16 code units, as a form field counts. */
  readonly maxLength: number;
  /** A part of the value that a protocol limits in bytes of UTF-8. */
  readonly bytes?: {
    readonly name: Bilingual;
    readonly part: (value: string) => string;
    readonly most: number;
  };
  /**
   * The value has commas between its parts (`all`), or one behind its first (`first`); a full-width comma, which Chinese
   * keyboards give, counts as one there.
   */
  readonly commas?: 'all' | 'first';
  /** What the pattern takes, for the message that refuses a value. */
  readonly takes: Bilingual;
}

/** One setting of an experiment. Values are strings everywhere, so that they travel in the page's URL. */
export type Knob = ChoiceKnob | SwitchKnob | TextKnob;
export type Knobs = Readonly<Record<string, Knob>>;
export type KnobValues<K extends Knobs = Knobs> = Readonly<Record<keyof K & string, string>>;
