/** A knob, or the panel's menu, and the button that was pressed. */
export interface OpenedButton {
  readonly what: string;
  readonly button: HTMLElement;
}

/** The button as it now is: a chip that was set has become a token. */
export function buttonOf({ what, button }: OpenedButton, within: HTMLElement): HTMLElement {
  return within.querySelector<HTMLElement>(`[data-knob="${what}"]`) ?? button;
}
