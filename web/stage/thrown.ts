import { object, type Shape, text } from './shape.ts';

/** What a call threw. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
}

export const isThrown: Shape<Thrown> = object({ name: text, message: text });

/** An exception, by what a script can read of it. */
export function thrownBy(error: unknown): Thrown {
  const { name, message } = error as Error;
  return { name, message };
}
