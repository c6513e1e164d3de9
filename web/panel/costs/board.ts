import { createContext } from 'react';
import type { Cost } from './cost.ts';

/** What the cases of one panel cost, as far as they have run: each reports its own, and shows all. */
export interface Board {
  readonly cases: readonly { readonly key: string; readonly label: string }[];
  readonly costs: Readonly<Record<string, Cost>>;
  readonly report: (key: string, cost: Cost) => void;
}

/** Null: a panel without cases, which has nothing to be compared with. */
export const BoardContext = createContext<Board | null>(null);
