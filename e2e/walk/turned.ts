import type { Page } from '@playwright/test';
import type { PanelSpec } from '../../web/panel/spec.ts';

/** One knob set otherwise than in the lesson. */
export interface Turn {
  readonly knob: string;
  readonly value: string;
}

/**
 * What decides most runs, tried first, so that few runs are needed. A text knob is emptied or, where that is no value of
 * it, holds a word that is no address.
 */
const USUAL: readonly Turn[] = [
  { knob: 'offer', value: '' },
  { knob: 'close', value: '' },
  { knob: 'cors', value: 'reader' },
  { knob: 'tryAll', value: 'on' },
  { knob: 'allow', value: 'partner' },
  { knob: 'allow', value: 'none' },
  { knob: 'scheme', value: 'ws' },
];

/** Every way to turn one knob of an open panel, the likeliest to decide first: those that the lesson sets. */
export async function turns(page: Page, spec: PanelSpec): Promise<readonly Turn[]> {
  const prefix = `${spec.id}.`;
  const fields = page.locator(`[data-panel="${spec.id}"] form [name^="${prefix}"]`);
  const all = await fields.evaluateAll((found, length) => {
    const turned: { knob: string; value: string }[] = [];
    for (const field of found) {
      const knob = (field.getAttribute('name') ?? '').slice(length);
      if (field instanceof HTMLSelectElement) {
        const others = [...field.options].filter(option => !option.selected);
        turned.push(...others.map(({ value }) => ({ knob, value })));
      } else if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        turned.push({ knob, value: field.checked ? 'off' : 'on' });
      } else if (field instanceof HTMLInputElement && field.value !== '') {
        turned.push({ knob, value: '' }, { knob, value: 'word' });
      }
    }
    return turned;
  }, prefix.length);
  const rank = ({ knob, value }: Turn) => {
    const usual = USUAL.some(turn => turn.knob === knob && turn.value === value);
    return (knob in spec.knobs ? 0 : 1) + (usual ? 0 : 2);
  };
  return all.sort((a, b) => rank(a) - rank(b));
}
