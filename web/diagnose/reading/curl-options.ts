/** One option of a curl command line with its word, or an operand, which has no option. */
export interface CurlOption {
  /** Long names as they are, short ones as `-X`; null for an operand. */
  readonly option: string | null;
  readonly value: string;
}

/** Short options that take a word (curl's manual page). */
const SHORT_WITH_WORD = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz');
/** Long options that take none, as far as people use them; all others take one. */
const LONG_WITHOUT_WORD =
  /^--(?:no-.*|include|verbose|silent|show-error|show-headers|fail|fail-with-body|insecure|location|location-trusted|head|get|compressed|http[0-9.]+|http[0-9.]+-prior-knowledge|tlsv[0-9.]+|ipv[46]|globoff|path-as-is|raw|progress-bar|disable|remote-name|remote-header-name|anyauth|basic|digest|ntlm|negotiate|styled-output|tcp-nodelay|trace-time|create-dirs|post30[123]|ssl-no-revoke|parallel|manual|help|version|junk-session-cookies)$/;

/** The options and operands of a command line, without the word `curl`. */
export function curlOptions(words: readonly string[]): readonly CurlOption[] {
  const found: CurlOption[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = () => {
      at += 1;
      return words[at] ?? '';
    };
    if (word.startsWith('--')) {
      found.push({ option: word, value: LONG_WITHOUT_WORD.test(word) ? '' : next() });
    } else if (/^-./.test(word)) {
      // Short options may stand together, the last of them with its word written onto it: `-isXPUT`.
      for (let place = 1; place < word.length; place += 1) {
        const letter = word.charAt(place);
        const takes = SHORT_WITH_WORD.has(letter);
        const joined = word.slice(place + 1);
        found.push({ option: `-${letter}`, value: takes ? joined || next() : '' });
        if (takes) break;
      }
    } else {
      found.push({ option: null, value: word });
    }
  }
  return found;
}
