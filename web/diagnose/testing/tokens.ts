import { SENTENCES } from '../reading/console.ts';
import { MOST_OF_A_LINE } from '../reading/limits.ts';

/** The words that a pattern looks for, as they stand in it. */
function literalsOf({ source }: RegExp): readonly string[] {
  return source
    .replace(/\\([^\w])/g, '$1')
    .split(/\(\?<\w+>|\[[^\]]*\]|\(\?[:=!<]+|\\\w|[(){}|*+?^$]/)
    .filter(text => text.length > 3);
}

/** Every one of the console’s sentences. */
export const ALL_OF_THE_CONSOLE: readonly string[] = [
  ...new Set(SENTENCES.flatMap(({ pattern }) => literalsOf(pattern))),
];

/** Of each sentence the longest. */
export const OF_THE_CONSOLE: readonly string[] = [
  ...new Set(
    SENTENCES.flatMap(
      ({ pattern }) => literalsOf(pattern).toSorted((one, other) => other.length - one.length)[0] ?? [],
    ),
  ),
];

/** What the other readers look for, whole and broken off. */
export const OF_OTHERS: readonly string[] = [
  'fetch(',
  'fetch("',
  "fetch('\\",
  'fetch(`',
  'fetch({',
  'fetch(/*',
  'fetch("x",{',
  'fetch("http://a.example/",{',
  'fetch("http://a.example/",[/*',
  'io(',
  'io.connect(  ',
  'new WebSocket(',
  'new ',
  'curl ',
  'curl a.example\n',
  "curl '\n",
  'curl "\\',
  'curl \\\n',
  "curl $'\\u",
  'curl ^\n',
  'curl a ^\n-H ^"',
  'HTTP/1.1 200 OK\n',
  'HTTP/1.1 200 OK\nA: 1\n',
  'A: 1\n',
  'A:\n b\n',
  ' b\n',
  'access-control-allow-origin: *\n',
  'access-control-allow-origin: *\n\n',
  'Request URL: http://a.example/\n',
  'Request URL\n',
  'origin\nhttp://a.example\n',
  ':path: /\n',
  'Invoke-WebRequest -Uri "http://a.example/" -Headers @{\n',
  '"a"="b"\n',
  'http GET a.example\n',
  'wget a.example\n',
  'axios({',
  'axios.post(',
  '$.ajax({ url: "http://a.example/",',
  '{"request":{"url":"http://a.example/"},"response":{}},',
  '&quot;',
  '[http://a.example](',
  '> ',
  '> GET / HTTP/1.1\n',
  '> GET / HTTP/1.1\n> A: b\n',
  '< A: b\n',
  '* SSL connection using ',
  'http://',
  'http://a.example/?a=eyJaaaaaaaa.&',
  'eyJ-',
  ' ',
  '\t',
  '\n',
  '"',
  "'",
  '`',
  '\\',
  '[',
  '{',
  '(',
  ',',
  ':',
  'a',
  '…',
  '\u001b[',
  '\r',
];

function filledWith(token: string, length: number): string {
  return token.repeat(Math.ceil(length / token.length)).slice(0, length);
}

/** In one line, in lines that are as long as is read of one, and in short ones that may be parts of one. */
export const SHAPES: Readonly<Record<string, (token: string, length: number) => string>> = {
  'in one line': filledWith,
  'in short lines': (token, length) => filledWith(`${token}\n`, length),
  'in long lines': (token, length) => filledWith(`${filledWith(token, MOST_OF_A_LINE)}\n`, length),
};
