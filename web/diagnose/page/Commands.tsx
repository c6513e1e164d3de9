import type { Language } from '../../language.ts';
import { CopyButton } from '../../panel/CopyButton.tsx';
import type { Command } from '../offer/command.ts';
import { diagnoseWords } from './words.ts';

interface Props {
  readonly commands: readonly Command[];
  readonly language: Language;
}

/** What the reader may run to learn more; this page runs nothing. */
export function Commands({ commands, language }: Props) {
  const words = diagnoseWords(language);
  return (
    <>
      <p className="fine">{words.commandsHint}</p>
      {commands.map(({ id, text, acts }) => (
        <div key={id} className="command" data-command={id}>
          <p>
            {words.command[id]}
            {acts && <strong> {words.acts}</strong>}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
          <pre tabIndex={0}>
            <code>{text}</code>
          </pre>
          <CopyButton label={words.copy} text={() => text} language={language} />
        </div>
      ))}
    </>
  );
}
