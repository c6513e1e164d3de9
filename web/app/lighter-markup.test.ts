import { expect, test } from 'vitest';
import { lighterMarkup } from './lighter-markup.ts';

test.each([
  ['text', '<p>it&#x27;s &quot;so&quot;</p>', '<p>it\'s "so"</p>'],
  ['JSON', '<p data-a="[{&quot;a&quot;:1}]">', `<p data-a='[{"a":1}]'>`],
  ['JSON with an apostrophe', '<p data-a="[&quot;it&#x27;s&quot;]">', `<p data-a='["it&#39;s"]'>`],
  ['an apostrophe', '<p title="it&#x27;s">', `<p title="it's">`],
  ['as many of both', '<p title="&#x27;&quot;">', `<p title="'&quot;">`],
  ['several attributes', '<a b="&quot;" c d="&#x27;"/>', `<a b='"' c d="'"/>`],
  ['an attribute between single quotes', `<p a='{"b":"c=\\"&#39;\\""}'>`, `<p a='{"b":"c=\\"&#39;\\""}'>`],
  ['a sign in an attribute that ends tags elsewhere', '<p a="x > &quot;y&quot;">z', `<p a='x > "y"'>z`],
  [
    'references that must stay',
    '<p a="&amp;quot; &lt;">&amp;quot; &lt;b&gt;',
    '<p a="&amp;quot; &lt;">&amp;quot; &lt;b&gt;',
  ],
  ['text that looks like an attribute', '<p>a=&quot;b&quot;</p>', '<p>a="b"</p>'],
  ['nothing', '', ''],
])('%s', (_, markup, lighter) => {
  expect(lighterMarkup(markup)).toBe(lighter);
});
