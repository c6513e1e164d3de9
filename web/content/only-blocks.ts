import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** The character that starts a directive, as micromark counts. */
const COLON = 58;

/**
 * Takes inline directives out of the syntax again: `ws://127.0.0.1:3001`, `Origin:null` and `类型:文本` are text,
 * with whatever markup stands in them. Stands after remark-directive.
 */
export function remarkOnlyBlocks(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    if (extension.flow && COLON in extension.flow && extension.text) delete extension.text[COLON];
  }
}
