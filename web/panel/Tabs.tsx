import type { KeyboardEvent } from 'react';

interface Props<K extends string> {
  /** Ids of the tabs and of their panel begin with it. */
  readonly id: string;
  readonly label: string;
  readonly className: string;
  readonly tabs: readonly { readonly key: K; readonly label: string }[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
  /** The ids of tabs that links lead to. */
  readonly idOf?: (key: K) => string;
  /** The form that keeps a press that comes before the page is awake. */
  readonly form?: string;
}

export function tabId(id: string, key: string): string {
  return `${id}-tab-${key}`;
}

export function tabPanelId(id: string): string {
  return `${id}-panel`;
}

/** How far an arrow key moves; Home and End go to the ends. */
function next(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Tabs over one panel, by keyboard too: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, chosen on focus. */
export function Tabs<K extends string>({
  id,
  label,
  className,
  tabs,
  chosen,
  onChoose,
  idOf = key => tabId(id, key),
  form,
}: Props<K>) {
  const move = (event: KeyboardEvent) => {
    const to = next(
      event.key,
      tabs.findIndex(({ key }) => key === chosen),
      tabs.length,
    );
    const tab = to === null ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.key);
    document.getElementById(idOf(tab.key))?.focus({ preventScroll: true });
  };
  return (
    <div className={className} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(tab => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          id={idOf(tab.key)}
          form={form}
          aria-selected={tab.key === chosen}
          aria-controls={tabPanelId(id)}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => onChoose(tab.key)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
