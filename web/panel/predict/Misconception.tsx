import type { Language } from '../../language.ts';
import type { Misconception } from '../../run/spec.ts';
import { panelWords } from '../../run/words.ts';

interface Props {
  readonly misconception: Misconception;
  readonly language: Language;
}

/** The misconception by its name, and the lesson's answer to it. */
export function MisconceptionNote({ misconception: { name, text }, language }: Props) {
  return (
    <section className="misconception" data-misconception="">
      <h4>
        {panelWords(language).misconception} <Html html={name} />
      </h4>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Markdown of our own, rendered at build without raw HTML */}
      <div dangerouslySetInnerHTML={{ __html: text }} />
    </section>
  );
}

function Html({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Markdown of our own, rendered at build without raw HTML
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
