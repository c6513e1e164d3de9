/** What reads a paste and shows what comes of it; loaded when there is something to read. */
export { diagnose } from '../diagnose.ts';
export { Headline } from './Headline.tsx';
export { Result } from './Result.tsx';
