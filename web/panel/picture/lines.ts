import type { Arrow, Lane } from './arrows.ts';

/** What was to come next and did not. */
export interface Never {
  readonly kind: 'never';
  readonly what:
    | { readonly named: string; readonly counted: boolean }
    | 'requestNotSent'
    | 'messageNotSent'
    | 'notDelivered';
  readonly ghost: Lane | null;
}

/** Arrows behind one line that opens them. */
export interface Folded {
  readonly kind: 'fold';
  readonly key: string;
  readonly why: 'transport' | 'repeated' | 'setting';
  readonly lines: readonly Line[];
}

export type Line =
  | Arrow
  | Never
  | Folded
  /** Nothing happened for that long, in milliseconds: true distances are compressed to this one line. */
  | { readonly kind: 'pause'; readonly ms: number }
  /** What follows came after the run was closed. */
  | { readonly kind: 'late' }
  /** Why it stopped here. */
  | { readonly kind: 'why' };
