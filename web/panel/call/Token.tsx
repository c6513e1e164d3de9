import { isChanged, type Setting } from '../../run/code.ts';

interface Props {
  readonly setting: Setting;
  readonly knob: string;
  /** As it stands in the code; null where it has no place there. */
  readonly text: string | null;
  /** Of those that nobody has set. */
  readonly chip?: boolean;
  readonly opened: boolean;
  readonly locked: boolean;
  /** Whether it is otherwise in another case. */
  readonly differs: boolean;
  readonly onPress: (knob: string, button: HTMLElement) => void;
}

/** A knob's value in the code, as the button that sets it. */
export function Token({ setting, knob, text, chip = false, opened, locked, differs, onPress }: Props) {
  const { experiment, language } = setting;
  const definition = experiment.knobs[knob];
  if (!definition) return text;
  const label = definition.label[language];
  const classes = [
    chip ? 'chip' : 'token',
    text === null && !chip && 'absent',
    differs && 'differs',
    !chip && isChanged(setting, knob) && 'changed',
  ];
  const { kind } = definition;
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      data-knob={knob}
      aria-label={text === null ? undefined : `${label}${language === 'zh' ? '：' : ': '}${text}`}
      aria-haspopup={kind === 'choice' ? 'listbox' : kind === 'text' ? 'dialog' : undefined}
      aria-pressed={kind === 'switch' ? text !== null : undefined}
      aria-expanded={opened || undefined}
      disabled={locked}
      onClick={event => onPress(knob, event.currentTarget)}
      onKeyDown={event => {
        if (event.key !== 'ArrowDown' || kind === 'switch') return;
        event.preventDefault();
        onPress(knob, event.currentTarget);
      }}
    >
      {text ?? (chip ? `+ ${label.replace(/^Access-Control-/, '')}` : label)}
    </button>
  );
}
