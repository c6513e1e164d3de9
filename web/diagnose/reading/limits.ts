/** What is read of a paste at most; the rest is cut and said to be cut. */

/** Characters of the whole paste. */
export const MOST_CHARACTERS = 64 * 1024;
/** Characters of one line, for the console's sentences. */
export const MOST_OF_A_LINE = 6 * 1024;
/** Lines of any kind. */
export const MOST_LINES = 2_000;
/** Pieces of evidence that are kept. */
export const MOST_EVIDENCE = 60;
/** Field lines of one head. */
export const MOST_FIELDS = 120;
/** Characters of one value that is kept: a header's, an address. */
export const MOST_OF_A_VALUE = 2 * 1024;
