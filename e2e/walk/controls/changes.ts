import type { Page } from '@playwright/test';
import type { PanelSpec } from '../../../web/run/spec.ts';

/** One knob set otherwise than in the lesson. */
export interface Change {
  readonly knob: string;
  readonly value: string;
}

/** What decides most runs, tried first, so that few runs are needed. */
const USUAL: readonly Change[] = [
  { knob: 'acao', value: 'none' },
  { knob: 'allow', value: 'partner' },
  { knob: 'allow', value: 'none' },
  { knob: 'kinds', value: 'none-insecure' },
  { knob: 'stageOn', value: 'lab-tls' },
  { knob: 'a', value: 'word' },
];

/**
 * Every way to change one knob of an open panel, the likeliest to decide first: a value of each knob before a second value of
 * one, and knobs that the lesson sets before the others. A text knob is emptied or, where that is no value of it, holds a
 * word that is no address.
 */
export async function changesOf(page: Page, spec: PanelSpec): Promise<readonly Change[]> {
  const prefix = `${spec.id}.`;
  const fields = page.locator(`[data-panel="${spec.id}"] form [name^="${prefix}"]`);
  const all = await fields.evaluateAll((found, length) => {
    const changes: { knob: string; value: string }[] = [];
    for (const field of found) {
      const knob = (field.getAttribute('name') ?? '').slice(length);
      if (field instanceof HTMLSelectElement) {
        const others = [...field.options].filter(option => !option.selected);
        changes.push(...others.map(({ value }) => ({ knob, value })));
      } else if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        changes.push({ knob, value: field.checked ? 'off' : 'on' });
      } else if (field instanceof HTMLInputElement && field.value !== '') {
        changes.push({ knob, value: '' }, { knob, value: 'word' });
      }
    }
    return changes;
  }, prefix.length);
  const rank = ({ knob, value }: Change) => {
    const others = all.filter(change => change.knob === knob);
    const place = others.findIndex(change => change.value === value);
    const usual = USUAL.some(change => change.knob === knob && change.value === value);
    return (usual ? 0 : 2 + 2 * place) + (knob in spec.knobs ? 0 : 1);
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
}
