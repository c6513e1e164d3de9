/** Characters of running text that are taken for a lesson's own; shorter ones may stand in a script by chance. */
const OWN = 40;

/**
 * The first sentence of a lesson that a script holds, or null. The page is the data: a lesson that got into JavaScript would be
 * sent twice.
 */
export function lessonTextIn(script: string, texts: readonly string[]): string | null {
  for (const html of texts) {
    for (const run of html.replace(/<(code|pre)\b.*?<\/\1>/gs, '<>').split(/<[^>]*>|&[^;]+;/)) {
      if (run.trim().length >= OWN && script.includes(run.trim())) return run.trim();
    }
  }
  return null;
}
