import { useEffect, useState } from 'react';
import { RUNNABLE_ORIGINS, type RunnableOf } from '../../experiments/runnable.ts';
import { loadRunnable } from '../../experiments/runnables.ts';
import { partsOf, type Setting } from '../../run/code.ts';
import { fill, panelWords } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Fold } from '../Fold.tsx';

interface Props {
  /** The experiment's name. */
  readonly name: string;
  readonly setting: Setting;
}

/** The call with its settings as files to take away, or why it has none. */
export function RunnableFiles({ name, setting }: Props) {
  const { language } = setting;
  const words = panelWords(language);
  const [make, setMake] = useState<{ readonly files: RunnableOf | null } | null>(null);
  useEffect(() => {
    loadRunnable(name).then(
      files => setMake({ files }),
      () => {}, // The server is gone: the listings say so.
    );
  }, [name]);
  if (!make) return null;
  const made = make.files?.(partsOf({ ...setting, origins: RUNNABLE_ORIGINS }));
  if (!made || !('page' in made)) return <p className="fine">{made ? made[language] : words.windowsOnly}</p>;
  const files = [
    { file: 'page.html', text: made.page },
    { file: 'server.mjs', text: made.server },
  ];
  return (
    <>
      <h4>{words.runYourself}</h4>
      <p className="copies">
        {files.map(({ file, text }) => (
          <CopyButton
            key={file}
            label={fill(words.copyFile, { name: file })}
            text={() => text}
            language={language}
          />
        ))}
      </p>
      {files.map(({ file, text }) => (
        <Fold key={file} summary={<code>{file}</code>}>
          <div className="listing">
            <pre>{text}</pre>
          </div>
        </Fold>
      ))}
    </>
  );
}
