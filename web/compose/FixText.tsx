import { useMemo } from 'react';
import type { Fix } from '../fixes/case.ts';
import type { Language } from '../language.ts';
import { CopyButton } from '../panel/CopyButton.tsx';
import { tokensOf } from './tokens.ts';
import { composeWords } from './words.ts';

interface Props {
  readonly fix: Fix;
  readonly language: Language;
}

/** One generated configuration: what it does, what it needs, and its text to be copied. */
export function FixText({ fix, language }: Props) {
  const words = composeWords(language);
  const tokens = useMemo(() => tokensOf(fix.text, fix.file), [fix.text, fix.file]);
  return (
    <>
      <p className="fix-does">{fix.does[language]}</p>
      <div className="fix-file">
        <code>{fix.file}</code>
        <span className="fix-needs">
          {words.install}
          {language === 'zh' ? '：' : ': '}
          {fix.server === 'nginx' ? (
            words.include
          ) : fix.packages.length === 0 ? (
            words.nothing
          ) : (
            <code>npm install {fix.packages.join(' ')}</code>
          )}
        </span>
        <CopyButton label={words.copy} text={() => fix.text} language={language} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <pre className="shiki" tabIndex={0}>
        <code>
          {tokens.map(({ text, kind }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place
            <span key={index} className={kind ? `token-${kind}` : undefined}>
              {text}
            </span>
          ))}
        </code>
      </pre>
    </>
  );
}
