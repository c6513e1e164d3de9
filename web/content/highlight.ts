import rehypeShikiFromHighlighter from '@shikijs/rehype/core';
import { createCssVariablesTheme, createHighlighterCore, type ShikiTransformer } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { Pluggable } from 'unified';

/** A theme whose colours are names: `var(token-keyword)`, which `styleToClass` turns into a class. */
const theme = createCssVariablesTheme({ name: 'wire', variablePrefix: '' });

/** Languages that lessons and listings may use; each is loaded at build alone. */
const highlighter = await createHighlighterCore({
  themes: [theme],
  langs: [
    import('@shikijs/langs/typescript'),
    import('@shikijs/langs/json'),
    import('@shikijs/langs/http'),
    import('@shikijs/langs/html'),
    import('@shikijs/langs/css'),
    import('@shikijs/langs/shellscript'),
    import('@shikijs/langs/nginx'),
  ],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

export const CODE_LANGUAGES: readonly string[] = ['text', ...highlighter.getLoadedLanguages()];

/** What is shown in one colour has one name. */
const ALIKE = new Map([
  ['token-string-expression', 'token-string'],
  ['token-link', 'token-string'],
]);

/** A strict CSP refuses style attributes, so what Shiki says in a style is said in a class; a token without one is text. */
const styleToClass: ShikiTransformer = {
  name: 'style-to-class',
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const style = String(node.properties.style ?? '');
    delete node.properties.style;
    const token = /var\(([\w-]+)\)/.exec(style)?.[1];
    const classes = [
      ...(token && token !== 'foreground' ? [ALIKE.get(token) ?? token] : []),
      ...(style.includes('italic') ? ['token-italic'] : []),
      ...(style.includes('bold') ? ['token-bold'] : []),
    ];
    if (classes.length > 0) node.properties.class = classes.join(' ');
  },
  line(node) {
    node.children = node.children.flatMap(child =>
      child.type === 'element' && Object.keys(child.properties).length === 0 ? child.children : [child],
    );
  },
};

/** No time limit: on a busy machine the same source would be highlighted only as far as the default half second goes. */
const OPTIONS = {
  theme: 'wire',
  transformers: [styleToClass],
  tokenizeTimeLimit: 0,
  mergeSameStyleTokens: true,
};

/** A whole listing as HTML, with classes and without style attributes. */
export function highlight(code: string, lang: string): string {
  return highlighter.codeToHtml(code, { ...OPTIONS, lang });
}

/** Rehype plugin with its options: every fenced block highlighted in place. */
export const rehypeHighlight: Pluggable = [
  rehypeShikiFromHighlighter,
  highlighter,
  { ...OPTIONS, defaultLanguage: 'text' },
];
