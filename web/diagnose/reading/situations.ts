/** Where the code of a paste runs, as far as its lines betray it. */
export type Situation = 'extension-script' | 'cached';

export interface PastedSituation {
  readonly kind: 'situation';
  readonly situation: Situation;
}

const SIGNS: readonly (readonly [pattern: RegExp, situation: Situation])[] = [
  // The names that the tools for extensions give to a content script, and the address of a script of an extension.
  [
    /(?:^|[\s(/])(?:content[-_. ]?scripts?|content|contentscript|inject(?:ed)?)(?:[-.][\w-]{1,40})?\.(?:js|ts)\b:?\d{0,6}|\b(?:chrome|moz|safari-web)-extension:\/\/[\w-]{1,60}\/|\bchrome\.(?:runtime|tabs|storage)\b|"?content_scripts"?/i,
    'extension-script',
  ],
  [
    /\b(?:from disk cache|from memory cache|304 Not Modified|cf-cache-status: HIT|x-cache: (?:HIT|Hit from))\b/i,
    'cached',
  ],
];

/** Every situation once. */
export function readSituations(lines: readonly string[]): readonly PastedSituation[] {
  const text = lines.join('\n');
  return SIGNS.flatMap(([pattern, situation]) =>
    pattern.test(text) ? [{ kind: 'situation' as const, situation }] : [],
  );
}
