/** What Vite's overlay shows of an error. */
export interface Shown {
  readonly message: string;
  readonly stack: string;
  readonly frame?: string;
  readonly plugin?: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

export function shownOf(error: unknown): Shown {
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  const { message, stack = '', frame, plugin, loc }: Error & Partial<Shown> = error;
  return {
    message,
    stack: frame ? '' : stack,
    ...(frame === undefined ? {} : { frame }),
    ...(plugin === undefined ? {} : { plugin }),
    ...(loc === undefined ? {} : { loc }),
  };
}

/** A page that shows Vite's overlay for an error of the sources, and reloads when they change. */
export function brokenPage(error: unknown): string {
  // `<` would end the script element (HTML, restrictions for contents of script elements).
  const shown = JSON.stringify(shownOf(error)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not built</title></head>
<body>
<script type="module">
import { createHotContext, ErrorOverlay } from '/@vite/client';
document.body.append(new ErrorOverlay(${shown}));
const hot = createHotContext('/broken');
for (const event of ['lessons:changed', 'vite:beforeFullReload', 'vite:beforeUpdate']) hot.on(event, () => location.reload());
</script>
</body>
</html>
`;
}
