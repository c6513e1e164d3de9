import type { Origins } from '../../server/protocol/origins.ts';
import type { Bilingual, Language } from '../language.ts';
import type { Knobs, KnobValues } from './knob.ts';

/** The value of a knob where it stands in the code. */
export interface CodeToken {
  readonly knob: string;
  readonly text: string;
}

/** Plain code, or the value of a knob. */
export type CodePart = string | CodeToken;
/** Indented by its leading spaces. A line that begins a comment is one to its end. */
export type CodeLine = readonly CodePart[];

/** What one of those who take part runs or sends. */
export interface CodeSide {
  readonly who: Bilingual;
  readonly lines: readonly CodeLine[];
}

/** The call as a developer would write it, in the order in which it happens. */
export type Code = readonly CodeSide[];

export interface CodeOf<K extends Knobs = Knobs> {
  readonly knobs: KnobValues<K>;
  readonly origins: Origins;
  /** Of comments. */
  readonly language: Language;
  /** The knobs whose value is written out even where it is what happens without: those that the lesson or the reader sets. */
  readonly written: ReadonlySet<string>;
}
