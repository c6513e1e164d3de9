import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import type { Misconception } from '../../run/spec.ts';
import { fill } from '../../run/words.ts';

interface Props {
  /** What was predicted, as a sentence without its full stop. */
  readonly predicted: string;
  /** What the prediction betrays; null where the lesson answers none. */
  readonly misconception: Misconception | null;
  readonly language: Language;
}

/** A wrong prediction, and the lesson’s answer to what it betrays. */
export function Said({ predicted, misconception, language }: Props) {
  const words = runWords(language);
  const gap = language === 'zh' ? '' : ' ';
  return (
    <section className="said">
      <p>{fill(words.youPredicted, { stop: predicted })}</p>
      {gap}
      {misconception && (
        <div data-misconception="">
          <h4>
            <Html html={misconception.name} />
            {words.question}
          </h4>
          {gap}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Markdown of our own, rendered at build without raw HTML */}
          <div dangerouslySetInnerHTML={{ __html: misconception.text }} />
        </div>
      )}
    </section>
  );
}

function Html({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Markdown of our own, rendered at build without raw HTML
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
