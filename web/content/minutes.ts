/**
 * Words and Han characters that are read in a minute: somewhat slower than running text (Brysbaert 2019, “How many words do we read
 * per minute?”: 238 English words), because this is to be understood.
 */
const WORDS = 200;
const HAN = 350;
/** To predict a run, make it, and read what came of it. */
const PANEL = 1;

/** How many minutes a lesson takes, from its notes as HTML and the number of its panels. */
export function minutesOf(notes: readonly string[], panels: number): number {
  const text = notes.join(' ').replace(/<[^>]*>|&\w+;/g, ' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\d'’]+/gu)?.length ?? 0;
  return Math.ceil(words / WORDS + han / HAN + panels * PANEL);
}
