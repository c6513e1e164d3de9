import { beforeSending } from './before-sending.ts';
import { chromiumCors } from './chromium-cors.ts';
import type { Said } from './evidence.ts';
import { firefox } from './firefox.ts';
import { MOST_EVIDENCE, MOST_OF_A_LINE } from './limits.ts';
import { network } from './network.ts';
import { safari } from './safari.ts';
import type { Sentence } from './sentence.ts';
import { scripts, socketIo, sockets } from './sockets.ts';

/** In this order: a sentence that was read is taken out of its line, so the more telling ones stand first. */
export const SENTENCES: readonly Sentence[] = [
  ...chromiumCors,
  ...firefox,
  ...beforeSending,
  ...sockets,
  ...network,
  ...safari,
  ...socketIo,
  ...scripts,
];

/** Typographic quotes, which Firefox prints and chat programs make, as the straight ones that the patterns have. */
function straight(line: string): string {
  return line.replace(/[‘’‚′]/g, "'").replace(/[“”„″]/g, '"');
}

/** Every message of a console in one line, in the order of the line. */
function saidIn(line: string): readonly Said[] {
  let rest = straight(line.slice(0, MOST_OF_A_LINE));
  const found: { readonly at: number; readonly said: Said }[] = [];
  for (const { pattern, means } of SENTENCES) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const read = means(match.groups ?? {});
      if (read) found.push({ at: match.index, said: read });
      // Spaces of the same length, so that the places of what follows stay true.
      rest =
        rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
      if (found.length >= MOST_EVIDENCE) break;
    }
  }
  return found.sort((one, other) => one.at - other.at).map(({ said }) => said);
}

/** What the lines of a paste say; lines that were wrapped on their way here are tried as one. */
export function readConsole(lines: readonly string[]): readonly Said[] {
  const found = lines.flatMap(saidIn).slice(0, MOST_EVIDENCE);
  if (found.some(({ by }) => by !== 'script')) return found;
  const joined = saidIn(lines.map(line => line.trim()).join(' '));
  return joined.length > 0 ? joined : found;
}
