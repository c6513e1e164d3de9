import type { Setting } from '../../run/code.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { Choices } from './Choices.tsx';
import { buttonOf, type OpenedButton } from './opened-button.ts';
import { PanelMenu } from './PanelMenu.tsx';
import { Popover } from './Popover.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  readonly opened: OpenedButton;
  readonly setting: Setting;
  readonly spec: PanelSpec;
  readonly within: HTMLElement;
  /** Shows the code that runs, or puts it away; null where it stands among what came of a run. */
  readonly onCode: (() => void) | null;
  readonly codeShown: boolean;
  readonly onSet: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: (back: boolean) => void;
}

/** What a press on a token or on the dots opens. */
export function Opened({ opened, setting, spec, within, onCode, codeShown, onSet, onClose }: Props) {
  const { experiment, values, language } = setting;
  const { what } = opened;
  const knob = experiment.knobs[what];
  return (
    <Popover key={what} anchor={() => buttonOf(opened, within)} within={within} onClose={onClose}>
      {knob?.kind === 'choice' && (
        <Choices
          setting={setting}
          knob={what}
          label={knob.label[language]}
          onChoose={value => {
            onSet({ [what]: value });
            onClose(true);
          }}
        />
      )}
      {knob?.kind === 'text' && (
        <TextSetting
          knob={knob}
          value={values[what] ?? knob.default}
          language={language}
          onSet={value => onSet({ [what]: value })}
          onClose={() => onClose(true)}
        />
      )}
      {!knob && (
        <PanelMenu
          spec={spec}
          experiment={experiment}
          values={values}
          language={language}
          codeShown={codeShown}
          onCode={
            onCode &&
            (() => {
              onCode();
              onClose(true);
            })
          }
        />
      )}
    </Popover>
  );
}
