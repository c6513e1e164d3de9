/** The two servers that are compared. */
export const SIDES = ['bare', 'lab'] as const;
export type Side = (typeof SIDES)[number];
