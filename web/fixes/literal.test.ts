import { describe, expect, test } from 'vitest';
import { js, jsList, nginx } from './literal.ts';

describe('js', () => {
  test.each([
    'http://localhost:3000',
    "http://it's.example",
    'http://a"b.example',
    'back\\slash',
    'not a `template` $' + '{x}',
    'two\nlines\r\u2028\u2029',
    '</script>',
    '',
  ])('%j is itself again when it is run', text => {
    expect(new Function(`return ${js(text)}`)()).toBe(text);
    expect(new Function(`return ${jsList([text, 'x'])}`)()).toEqual([text, 'x']);
  });
});

describe('nginx', () => {
  test.each([
    ['http://localhost:3000', '"http://localhost:3000"'],
    ['http://a"b.example', '"http://a\\"b.example"'],
    ['a\\b', '"a\\\\b"'],
    ["it's;{}#", '"it\'s;{}#"'],
  ])('%s is written %s', (text, written) => {
    expect(nginx(text, { takesVariables: true })).toBe(written);
    expect(nginx(text, { takesVariables: false })).toBe(written);
  });

  test('a dollar sign begins a variable where variables are looked for', () => {
    expect(nginx('http://$host.example', { takesVariables: true })).toMatch(
      /^"http:\/\/\$\{dollar\}host\.example"$/,
    );
    expect(nginx('http://$host.example', { takesVariables: false })).toBe('"http://$host.example"');
  });
});
